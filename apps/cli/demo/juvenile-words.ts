/** What a report, a plan and a session of the demo say; invented, and about nobody. */
export const juvenileTexts = {
  chapters: {
    character: '性格偏内向，遇事不愿与家人说，做事容易受同伴影响；对喜欢的机械维修很专注。',
    family: '父母在外务工，与祖父母同住，家中四口人，收入以务工为主；父亲管教方式偏严，沟通较少。',
    social: '课余多与同校三名同学来往，其中一人已辍学；常在网吧逗留，近一个月已明显减少。',
    growth: '小学阶段成绩中等，初二起成绩下滑，有过两次短暂离家；未受过处分。',
    guardianship: '祖父母年事已高，监护能力有限；母亲表示愿意返乡陪伴，并参加家庭教育指导。',
    opinion:
      '本人认识到后果，家庭有意愿改善监护，具备指导条件。建议开展不超过六个月的家庭教育指导，并由学校协助关注到课情况。',
  },
  plan: '每两周一次辅导，先单独后家庭：认识情绪、改善亲子沟通、约定作息和交往；结束时评估并回访。',
  sessions: [
    ['individual', '认识自己的情绪', -4],
    ['family', '听完再说：亲子沟通', -2],
    ['real-life', '一起完成一次社区服务', 12],
  ],
  homework: '给家人写一封信，说一件最近想说的事。',
  note: '双方都能把话说完，约定每晚留出十分钟。',
} as const
