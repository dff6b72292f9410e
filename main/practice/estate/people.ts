import type { AttachedUser, OsType } from './models';
import { hash, Random } from './random';

/** The people and groups of the practice company. Chinese and Western, as in its offices. */
const CHINESE = [
  '王芳',
  '李伟',
  '张敏',
  '刘洋',
  '陈静',
  '杨丽',
  '黄强',
  '周杰',
  '吴平',
  '林华',
  '李明',
  '王军',
  '张文',
  '陈红',
  '刘玉',
  '杨明',
] as const;

const PINYIN = [
  'wang.fang',
  'li.wei',
  'zhang.min',
  'liu.yang',
  'chen.jing',
  'yang.li',
  'huang.qiang',
  'zhou.jie',
  'wu.ping',
  'lin.hua',
  'zhao.lei',
  'sun.yue',
  'xu.tao',
  'ma.long',
  'gao.xin',
] as const;

const WESTERN = [
  'anna.mueller',
  'ben.carter',
  'carla.rossi',
  'david.kim',
  'elena.petrova',
  'felix.braun',
  'grace.obrien',
  'hugo.martin',
  'ines.costa',
  'jonas.weber',
  'karin.lund',
  'liam.murphy',
  'maria.garcia',
  'noah.fischer',
  'olga.novak',
  'paul.smith',
  'rosa.lopez',
  'sam.taylor',
  'tim.jansen',
  'vera.schmidt',
] as const;

export const GROUPS = {
  finance: 'Finance',
  design: '设计组',
  callCentre: 'call-centre-day',
  callCentreNight: 'call-centre-night',
  service: '客服一组',
  developers: 'developers',
  trainees: '新员工',
  contractors: 'contractors',
} as const;

const userGroups = (
  osType: OsType,
): { admin: AttachedUser['userGroup']; plain: AttachedUser['userGroup'] } =>
  osType === 'Linux'
    ? { admin: 'sudo', plain: 'default' }
    : { admin: 'administrators', plain: 'users' };

/** The same person has the same id on every desktop. */
export function user(name: string, osType: OsType, admin = false): AttachedUser {
  const groups = userGroups(osType);
  return {
    id: new Random(`user:${name}`).uuid(),
    name,
    type: 'USER',
    userGroup: admin ? groups.admin : groups.plain,
  };
}

export function group(name: string, osType: OsType): AttachedUser {
  return {
    id: new Random(`group:${name}`).uuid(),
    name,
    type: 'GROUP',
    userGroup: userGroups(osType).plain,
  };
}

/** Somebody; Chinese characters where the place suggests it. Large estates number the names. */
export function anybody(
  random: Random,
  chinese: boolean,
  osType: OsType,
  serial: number,
): AttachedUser {
  const name = chinese
    ? random.chance(0.5)
      ? random.pick(CHINESE)
      : random.pick(PINYIN)
    : random.chance(0.25)
      ? random.pick(PINYIN)
      : random.pick(WESTERN);
  // 51 people share 240 desktops; beyond that each further 500 desktops have their own.
  const generation = Math.floor(serial / 500);
  return user(
    generation === 0 ? name : `${name}${String(generation)}`,
    osType,
    random.chance(0.15),
  );
}

/** A Windows/Linux host name for a display name: ASCII, at most 15 characters, unique enough. */
export function hostNameFor(name: string): string {
  const ascii = name
    .toUpperCase()
    .replace(/[^A-Z0-9-]/g, '')
    .replace(/^-+|-+$/g, '');
  if (ascii.length >= 4 && ascii.length <= 15 && ascii.length === name.length) return ascii;
  const tail = hash(name).toString(36).toUpperCase().padStart(5, '0').slice(-5);
  const head = ascii.replace(/[^A-Z]/g, '').slice(0, 8) || 'DESK';
  return `${head}-${tail}`;
}
