export { type ShownTemplate, TemplateLine } from './template-line.tsx'
export { templateTexts } from './texts.ts'
