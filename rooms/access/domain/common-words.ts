/**
 * Words and keyboard walks behind most guessed passwords here and abroad, and the product's own words. A list of
 * cores, not of passwords: decoration is removed before it is asked (password.ts).
 */
export const commonWords: ReadonlySet<string> = new Set(
  `password passwords passwd passcode pass mima admin administrator adminadmin root superuser super user users guest
  test testing tester demo welcome welcometo login letmein iloveyou loveyou woaini woaiwojia woaizhongguo aini
  nihao zhongguo china beijing shanghai guangzhou henan zhengzhou hebi xunxian
  qwerty qwertyuiop qwertyu qwert asdfgh asdfghjkl asdf zxcvbn zxcvbnm qazwsx qazwsxedc wsxedc qweasd qweasdzxc
  qwe asd zxc 1q2w3e 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc q1w2e3 q1w2e3r4 zaq12wsx zaq1xsw2 qaz123 qwe123 asd123 zxc123
  abc abcd abcdef abcdefg abcdefgh abc123 abcd1234 a123456 a1b2c3 a1b2c3d4 aa123456 abc12345 abc123456
  123456 1234567 12345678 123456789 1234567890 0123456789 123123 123321 111111 000000 666666 888888 112233 147258369
  5201314 1314520 520520 123456a 123456abc 123abc qq123456 wang123 zhang123 li123456
  sunshine princess football monkey dragon master shadow michael superman batman trustno hello freedom whatever
  computer internet secret secrets changeme change default oracle mysql postgres system server manager
  office company work shegong shegongzhan shehuigongzuo minzheng minzhengju zhulian zhuliankang jiedao cunwei
  shequ fuwu gongzuo gongzuozhan zhengfu jiuzhu socialwork socialworker station
  spring summer autumn winter january february march april june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday chuntian xiatian qiutian dongtian`
    .split(/\s+/)
    .filter((word) => word.length > 0),
)
