import { learn, loadReader, readings } from '../readings';
import type { Described } from '../search-index';
import { SearchIndex } from '../search-index';

const SITES = ['SH-FIN', 'SH-HR', 'BJ-DEV', 'SZ-CAD', 'DE-MUC', 'FR-PAR', '杭州-设计', '上海-客服'];
const USERS = [
  'li.wei',
  'Zhang San',
  '王芳',
  'Martin Schmidt',
  '陈静',
  'a.okafor',
  '刘洋',
  'j.tanaka',
  'Elena Rossi',
  '赵敏',
  'José Núñez',
  'Søren Kjær',
  'Zoë Müller',
  'christopher.marlowe',
];
const ROLES = ['db', 'gpu', 'kvm', 'store'];
const POWER = ['Running\nACTIVE', 'Off\nSHUTOFF', 'Running\nACTIVE', 'Hibernated\nHIBERNATED'];
const CONNECTION = ['Connected\nCONNECTED', 'Ready\nREGISTERED', 'Disconnected\nDISCONNECTED'];

function pick(list: readonly string[], index: number): string {
  return list[index % list.length] ?? '';
}

function desktop(index: number): Described {
  const number = String(Math.floor(index / SITES.length) + 1).padStart(4, '0');
  return {
    name: `${pick(SITES, index)}-${number}`,
    user: pick(USERS, index),
    place: `10.${24 + (index % 4)}.${Math.floor(index / 200)}.${(index % 200) + 11}`,
    account: index % 3 === 0 ? 'Finance, Shanghai' : '北京研发',
    region: index % 3 === 0 ? 'cn-east-3' : 'cn-north-4',
    kind: 'Desktop\ndesktop\n桌面',
    state: `${pick(POWER, index)}\n${pick(CONNECTION, index)}`,
    id: `7f3a${String(index).padStart(4, '0')}-9bde-4c11-a0f0-5e2d${String(index * 7919).padStart(8, '0')}`,
  };
}

function server(index: number): Described {
  const number = String(index + 1).padStart(2, '0');
  return {
    name: `${pick(ROLES, index)}-rack${Math.floor(index / 8) + 1}-${number}`,
    place: `DC1 / R0${Math.floor(index / 8) + 1} / U${(index % 8) * 4 + 2}`,
    account: 'Finance, Shanghai',
    region: 'eu-west-101',
    kind: 'Server\nserver\n服务器',
    state: index % 5 === 4 ? 'On\non\nCritical\nCritical' : 'On\non\nOK\nOK',
    id: `phy-${String(index).padStart(6, '0')}`,
  };
}

/** Machines with names as technicians give them: of several schools, with accents, in Chinese. */
const NAMED: readonly Described[] = [
  { name: '上海机房-数据库-01', user: '李伟', tag: 'Production' },
  { name: '上海机房-数据库-02', user: '王军' },
  { name: '上海机房-应用-01', tag: 'test bench' },
  { name: '重庆银行-前置机', user: '吴平' },
  { name: '绿地中心-会议室', user: '吕布' },
  { name: '长沙-呼叫中心-17', user: '单雄信' },
  { name: '北京 财务 报表机', user: '周杰' },
  { name: 'WebServerProd', user: 'olga.novak', tag: 'web' },
  { name: 'webserverTest', user: 'paul.smith' },
  { name: 'marketing-lead', user: 'grace.obrien' },
  { name: 'Marketing-Lead-2', user: 'grace.obrien' },
  { name: 'kiosk', user: 'Empfang' },
  { name: 'kiosk-2', user: 'Empfang' },
  { name: 'München-Empfang-01', user: 'karin.lund' },
  { name: 'Łódź-Magazyn-03', user: 'felix.braun' },
  { name: 'Ångström-Lab', user: 'ines.costa' },
  { name: 'Straße-des-17-Juni', user: 'jonas.weber' },
  { name: 'database-primary', user: 'dba', tag: 'Production' },
  { name: 'database-replica', user: 'dba' },
  { name: 'build_agent_07', user: 'ci' },
  { name: 'vm-10-24-0-1', place: '172.16.5.4' },
  { name: 'jump', place: '192.168.100.1' },
  { name: 'jump-host', place: '192.168.100.10' },
  { name: 'accounting-pc', user: 'rosa.lopez', account: 'Kiosk GmbH' },
  { name: 'ＦＵＬＬ－ｗｉｄｔｈ', user: 'sam.taylor' },
];

/** A few hundred machines, in the order of their names. */
export const ESTATE: readonly Described[] = [
  ...Array.from({ length: 320 }, (_, index) => desktop(index)),
  ...Array.from({ length: 40 }, (_, index) => server(index)),
  ...NAMED,
].sort((a, b) => new Intl.Collator('en', { numeric: true }).compare(a.name, b.name));

/** An index of these, with everything read that can be. */
export async function indexOf(list: readonly Described[]): Promise<SearchIndex> {
  const index = SearchIndex.of(list, (item) => item, readings);
  const learning = learn(index.unread(), await loadReader());
  while (learning.next().done !== true);
  return index;
}
