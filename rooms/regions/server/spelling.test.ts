import { describe, expect, it } from 'vitest'
import { shortNameOf } from '../domain/short-name.ts'
import { codeIn, nameIn, readDivisionFile } from './division-file.ts'
import { spell, spellQuickly } from './spelling.ts'

const spelled = (name: string, division: number) => spell(name, division).pinyin

describe('how place names are typed', () => {
  it('reads 浚县 and all that is named after it as xùn, and 浚 elsewhere as jùn', () => {
    expect(spell('浚县', 410621000000)).toEqual({ pinyin: 'xunxian', initials: 'xx' })
    expect(spelled('浚州街道', 410621002000)).toBe('xunzhoujiedao')
    expect(spelled('浚河路社区', 371302001001)).toBe('junhelushequ')
  })

  it('reads the well known special names right', () => {
    const names: readonly [string, number, string][] = [
      ['六安市', 341500000000, 'luanshi'],
      ['番禺区', 440113000000, 'panyuqu'],
      ['蚌埠市', 340300000000, 'bengbushi'],
      ['丽水市', 331100000000, 'lishuishi'],
      ['台州市', 331000000000, 'taizhoushi'],
      ['荥阳市', 410182000000, 'xingyangshi'],
      ['古荥镇', 410108103000, 'guxingzhen'],
      ['荥经县', 511822000000, 'yingjingxian'],
      ['尉犁县', 652823000000, 'yulixian'],
      ['歙县', 341021000000, 'shexian'],
      ['盱眙县', 320830000000, 'xuyixian'],
      ['莘县', 371522000000, 'shenxian'],
      ['莘庄镇', 310112101000, 'xinzhuangzhen'],
      ['单县', 371722000000, 'shanxian'],
      ['东阿县', 371524000000, 'dongexian'],
      ['乐亭县', 130225000000, 'laotingxian'],
      ['乐清市', 330382000000, 'yueqingshi'],
      ['洪洞县', 141024000000, 'hongtongxian'],
      ['铅山县', 361124000000, 'yanshanxian'],
      ['长子县', 140428000000, 'zhangzixian'],
      ['都匀市', 522701000000, 'duyunshi'],
      ['什邡市', 510682000000, 'shifangshi'],
      ['大城县', 131025000000, 'daichengxian'],
      ['大城子镇', 110118104000, 'dachengzizhen'],
    ]
    expect(names.map(([name, code]) => spelled(name, code))).toEqual(names.map(([, , pinyin]) => pinyin))
  })

  it('reads the places of the domain notes', () => {
    const names: readonly [string, number, string][] = [
      ['盘城街道', 320111007000, 'panchengjiedao'],
      ['栾城区', 130111000000, 'luanchengqu'],
      ['郫都区', 510117000000, 'piduqu'],
      ['卫贤镇', 410621107000, 'weixianzhen'],
      ['伾山街道', 410621004000, 'pishanjiedao'],
      ['临沧市', 530900000000, 'lincangshi'],
      ['罗浮山管理区', 441322570000, 'luofushanguanliqu'],
    ]
    expect(names.map(([name, code]) => spelled(name, code))).toEqual(names.map(([, , pinyin]) => pinyin))
  })

  it('types digits and letters as they are and leaves signs out', () => {
    expect(spell('768厂社区', 110108008026)).toEqual({ pinyin: '768changshequ', initials: '768csq' })
    expect(spelled('中国矿业大学（北京）社区', 110108010027)).toBe('zhongguokuangyedaxuebeijingshequ')
    expect(spelled('绿春县', 532531000000)).toBe('lvchunxian')
  })

  it('spells names of the national file quickly as it spells them slowly', async () => {
    const different: string[] = []
    let quick = 0
    let at = 0
    for await (const batch of readDivisionFile()) {
      for (const line of batch) {
        at += 1
        if (at % 23 !== 0) continue
        const short = shortNameOf(nameIn(line))
        const spelling = spellQuickly(short)
        if (!spelling) continue
        quick += 1
        const slow = spell(short, Number(codeIn(line)))
        if (slow.pinyin !== spelling.pinyin || slow.initials !== spelling.initials) different.push(short)
      }
    }
    expect(different).toEqual([])
    expect(quick).toBeGreaterThan(28_000)
  })
})
