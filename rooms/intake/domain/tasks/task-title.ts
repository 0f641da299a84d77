/** The title of a task as it is read: in English too where the product worded it. */
export const taskTitle = (
  { title, titleEn }: { readonly title: string; readonly titleEn: string | null },
  language: 'zh' | 'en',
): string => (language === 'en' && titleEn !== null ? titleEn : title)
