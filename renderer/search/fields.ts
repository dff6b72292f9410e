/** The fields one can ask for, as they are typed. */
export const FIELDS = ['user', 'state', 'kind', 'region', 'account', 'tag', 'ip'] as const;
export type Field = (typeof FIELDS)[number];

/** Further spellings; what an interface in Chinese calls them works in both languages. */
const ALIASES: Readonly<Record<string, Field>> = {
  users: 'user',
  power: 'state',
  type: 'kind',
  tags: 'tag',
  address: 'ip',
  用户: 'user',
  状态: 'state',
  类型: 'kind',
  区域: 'region',
  账号: 'account',
  标签: 'tag',
  地址: 'ip',
};

const NAMES: ReadonlyMap<string, Field> = new Map([
  ...FIELDS.map((field) => [field, field] as const),
  ...Object.entries(ALIASES),
]);

/** The field of a name (folded), or null when there is none of it. */
export function fieldOf(name: string): Field | null {
  return NAMES.get(name) ?? null;
}
