import { beforeAll, describe, expect, it } from 'vitest';
import { parseQuery } from './query';
import type { SearchIndex } from './search-index';
import { ESTATE, indexOf } from './testing/estate';

let index: SearchIndex;

beforeAll(async () => {
  index = await indexOf(ESTATE);
});

function names(search: string): readonly string[] {
  const scope = { accepts: null, standings: new Map() };
  return index.search(parseQuery(search), scope).items.map((item) => ESTATE[item]?.name ?? '');
}

/** What is typed, and the machine that must come first. */
const TABLE: readonly (readonly [search: string, first: string])[] = [
  // Words: whole names, beginnings, any order, inside.
  ['kiosk', 'kiosk'],
  ['KIOSK', 'kiosk'],
  ['kiosk-2', 'kiosk-2'],
  ['kiosk 2', 'kiosk-2'],
  ['2 kiosk', 'kiosk-2'],
  ['jump', 'jump'],
  ['host jump', 'jump-host'],
  ['sh-fin-0007', 'SH-FIN-0007'],
  ['0007 fin', 'SH-FIN-0007'],
  ['fin 0007', 'SH-FIN-0007'],
  ['shfin0007', 'SH-FIN-0007'],
  ['fin7', 'SH-FIN-0007'],
  ['hr 3', 'SH-HR-0003'],
  ['fin 04', 'SH-FIN-0004'],
  ['hr03', 'SH-HR-0003'],
  ['db-rack1-01', 'db-rack1-01'],
  ['dbrack101', 'db-rack1-01'],
  ['rack1 kvm 03', 'kvm-rack1-03'],
  ['01 rack1', 'db-rack1-01'],
  ['buildagent07', 'build_agent_07'],
  ['agent 7', 'build_agent_07'],
  ['serverprod', 'WebServerProd'],
  ['prod web', 'WebServerProd'],
  ['marketing-lead', 'marketing-lead'],
  ['lead 2', 'Marketing-Lead-2'],
  ['"北京 财务"', '北京 财务 报表机'],
  ['database -primary', 'database-replica'],
  ['rimar', 'database-primary'],
  // Full width, accents, letters that are none of ours.
  ['ｋｉｏｓｋ－２', 'kiosk-2'],
  ['full width', 'ＦＵＬＬ－ｗｉｄｔｈ'],
  ['munchen', 'München-Empfang-01'],
  ['MÜNCHEN', 'München-Empfang-01'],
  ['lodz', 'Łódź-Magazyn-03'],
  ['angstrom', 'Ångström-Lab'],
  ['strasse', 'Straße-des-17-Juni'],
  ['soren kjaer sz-cad', 'SZ-CAD-0002'],
  ['muller zoe de-muc', 'DE-MUC-0002'],
  // Chinese as it stands, and by pinyin.
  ['上海机房-数据库-02', '上海机房-数据库-02'],
  ['数据库 01', '上海机房-数据库-01'],
  ['上海数据库02', '上海机房-数据库-02'],
  ['shjfsj', '上海机房-数据库-01'],
  ['shanghaijifang yingyong', '上海机房-应用-01'],
  ['sjk02', '上海机房-数据库-02'],
  ['shujuku 02', '上海机房-数据库-02'],
  ['cqyh', '重庆银行-前置机'],
  ['chongqing', '重庆银行-前置机'],
  ['yinhang', '重庆银行-前置机'],
  ['lvdi', '绿地中心-会议室'],
  ['ludi', '绿地中心-会议室'],
  ['hujiaozx', '长沙-呼叫中心-17'],
  ['csh 17', '长沙-呼叫中心-17'],
  ['bbj', '北京 财务 报表机'],
  ['hzsj 6', '杭州-设计-0006'],
  ['liwei sjk', '上海机房-数据库-01'],
  // Typing errors.
  ['kiosl', 'kiosk'],
  ['koisk', 'kiosk'],
  ['marketting', 'marketing-lead'],
  ['maketing laed', 'marketing-lead'],
  ['datbase replcia', 'database-replica'],
  ['webservre', 'WebServerProd'],
  ['magazin', 'Łódź-Magazyn-03'],
  ['empfagn munchen', 'München-Empfang-01'],
  // Fields.
  ['user:paul', 'webserverTest'],
  ['user:"grace.obrien" 2', 'Marketing-Lead-2'],
  ['user:wangj', '上海机房-数据库-02'],
  ['user:nunez sh-fin', 'SH-FIN-0004'],
  ['state:critical', 'db-rack1-05'],
  ['state:hib sz', 'SZ-CAD-0001'],
  ['kind:server gpu', 'gpu-rack1-02'],
  ['kind:服务器 store', 'store-rack1-04'],
  ['region:eu-west rack5', 'db-rack5-33'],
  ['account:kiosk', 'accounting-pc'],
  ['account:bjyf 0001', 'BJ-DEV-0001'],
  ['tag:production database', 'database-primary'],
  ['tag:test', '上海机房-应用-01'],
  ['ip:192.168.100.10', 'jump-host'],
  ['ip:172.16.0.0/12', 'vm-10-24-0-1'],
  ['ip:192.168.100.0/29', 'jump'],
  ['用户：paul', 'webserverTest'],
  ['192.168.100.1', 'jump'],
  ['rack:1', 'db-rack1-01'],
  ['7f3a0008', 'SH-FIN-0002'],
];

describe('The machine that comes first', () => {
  it('is asked for often enough', () => expect(TABLE.length).toBeGreaterThan(60));

  it.each(TABLE)('%s → %s', (search, first) => {
    expect(names(search)[0]).toBe(first);
  });
});

describe('What must not be found', () => {
  it.each([
    ['numbers are never guessed at', 'kiosk-3'],
    ['nor in a word with a typing error', 'marketing-lead-3'],
    ['short words have no typing errors', 'jmp'],
    ['a number does not go over dots', 'ip:1921'],
    ['two errors in a short word', 'kxoxk'],
  ])('%s: %s', (_why, search) => expect(names(search)).toEqual([]));

  it('"connected" is not how "disconnected" begins', () => {
    const wrong = names('state:connected').filter((name) =>
      names('state:disconnected').includes(name),
    );
    expect(wrong).toEqual([]);
  });
});
