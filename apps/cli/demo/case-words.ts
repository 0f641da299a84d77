/** Plausible invented words of the demo's case files; nobody is meant by them. */
export type CaseWords = {
  readonly presenting: string
  readonly mental: string
  readonly family: string
  readonly community: string
  readonly wishes: string
  readonly problems: readonly string[]
  readonly strengths: string
  readonly needs: string
  readonly risks: string
  readonly timetable: string
  readonly overall: string
  readonly goals: readonly { title: string; indicator: string; baseline: string; target: string }[]
  readonly strategies: string
  readonly tasks: readonly { who: string; body?: string; task: string }[]
  readonly parties: readonly string[]
  readonly contacts: readonly { aim: string; process: string; clientState: string }[]
  readonly outcome: string
}

const child: CaseWords = {
  presenting: '近一个月常说不想上学，回家后不愿说话，祖母请社工看看。',
  mental: '自我评价偏低，怕被老师点名；谈到画画时话多起来。',
  family: '父母在外务工，与祖父母同住，祖辈照料细致，说话以责备为主。',
  community: '邻里熟悉，常有同村伙伴一起玩；村里有儿童之家。',
  wishes: '“想有人听我把话说完。”',
  problems: ['不愿到校', '与祖父母沟通少', '自我评价偏低'],
  strengths: '喜欢画画，愿意帮同学，祖母很上心。',
  needs: '被倾听和鼓励，家里有稳定的沟通。',
  risks: '未见自伤和被伤害的迹象；长期不到校有辍学可能。',
  timetable: '前两个月每两周一次个别辅导，之后每月一次，第三个月家校一起回顾。',
  overall: '恢复正常上学，家里每天有一次平和的谈话。',
  goals: [
    { title: '按时到校', indicator: '每周到校天数', baseline: '3 天', target: '5 天' },
    { title: '每天和家人谈一次', indicator: '家庭记录卡', baseline: '几乎没有', target: '每周 5 次' },
  ],
  strategies: '从兴趣入手建立关系，再与家长、老师一致鼓励，逐步放手。',
  tasks: [
    { who: 'worker', task: '每两周一次个别辅导' },
    { who: 'guardian', task: '每天听孩子讲十分钟，不批评' },
    { who: 'school', body: '镇中心小学', task: '课堂上给一次表现的机会' },
    { who: 'resource', body: '村儿童之家', task: '周末开放画画角' },
  ],
  parties: ['client', 'guardian', 'school'],
  contacts: [
    {
      aim: '建立关系',
      process: '带着画本见面，一起画了学校，说到最怕的是上台。',
      clientState: '起初拘谨，后来主动给社工看旧画。',
    },
    {
      aim: '认识自己的长处',
      process: '用“三件做成的事”练习，写下给弟弟修书包的经过。',
      clientState: '说到被夸奖时笑了。',
    },
    {
      aim: '练习开口',
      process: '角色扮演回答问题，约定先在小组里说一句。',
      clientState: '紧张，做完后说“没那么难”。',
    },
    {
      aim: '家庭谈话',
      process: '与祖母一起练习先听后说，定下晚饭后的谈话时间。',
      clientState: '愿意让祖母看画。',
    },
  ],
  outcome: '情况改善：能按时到校，课堂上主动发言，家里每天有一次谈话。',
}

const adult: CaseWords = {
  presenting: '患病后不能外出做工，家里收入断了，药费压得睡不着觉。',
  mental: '焦虑，怕拖累家人；谈到孙辈时有牵挂，也有盼头。',
  family: '与老伴同住，子女在外，每月来电话，照料主要靠老伴。',
  community: '左邻右舍常搭手，村里有互助队。',
  wishes: '“想把药吃上，日子能过下去，不给孩子添负担。”',
  problems: ['医药费负担重', '不了解可申请的救助', '情绪低落'],
  strengths: '手巧，会编筐；老伴支持，邻里关系好。',
  needs: '落实救助政策，规律就医，有人常来说说话。',
  risks: '断药可能加重病情；情绪低落，未见轻生念头。',
  timetable: '第一个月办妥救助申请，之后每月上门一次，第三个月回顾。',
  overall: '救助落实，病情稳定，生活有安排。',
  goals: [
    { title: '医疗救助申请办成', indicator: '批复', baseline: '未申请', target: '已批复' },
    { title: '规律服药和复诊', indicator: '复诊记录', baseline: '断药', target: '每月一次' },
  ],
  strategies: '先解决看病的急事，再链接政策和邻里，最后帮助恢复日常。',
  tasks: [
    { who: 'worker', task: '陪同备齐材料，跟进办理' },
    { who: 'client', task: '按时服药，记录血压' },
    { who: 'family', task: '老伴提醒复诊，子女每周通话' },
    { who: 'resource', body: '镇卫生院', task: '每月上门随访' },
    { who: 'resource', body: '村互助队', task: '每周帮做一次家务' },
  ],
  parties: ['client', 'family'],
  contacts: [
    {
      aim: '了解病情和开销',
      process: '一起翻看病历和票据，列出每月要花的钱。',
      clientState: '叹气多，说夜里睡不好。',
    },
    {
      aim: '办理医疗救助',
      process: '讲清政策和材料，陪同到镇便民服务中心递交。',
      clientState: '知道有政策后松了一口气。',
    },
    {
      aim: '恢复日常',
      process: '商量每天的安排，重新拿起编筐的手艺。',
      clientState: '愿意出门，和邻居聊了天。',
    },
    {
      aim: '家人分工',
      process: '与老伴和子女通话，定下复诊陪同和每周通话。',
      clientState: '说“心里有底了”。',
    },
  ],
  outcome: '主要困难缓解：救助已批复，按月复诊，情绪平稳。',
}

/** The words for a case about that problem, of a child or of a grown-up. */
export const wordsFor = (problem: string): CaseWords =>
  ['parenting', 'social', 'behaviour'].includes(problem) ? child : adult

export const reflections = [
  '先听再问，节奏放慢一些效果更好。',
  '家人的配合是关键，下次请家人一起参加。',
  '目标要再小一步，让对象看得到自己的变化。',
  '及时与合作单位通气，避免重复上门。',
]
