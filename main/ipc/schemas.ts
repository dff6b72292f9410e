/**
 * One schema per call: what the renderer sends is checked here, whatever its types promised.
 * The compiler checks that each schema yields exactly the argument type of the contract.
 */
import { z } from 'zod';
import { ACTIVITY_SUBJECTS } from '../../preload/contract/activity';
import type { Args, Channel } from '../../preload/contract/calls';
import { LINK_KINDS, MESSAGE_LANGUAGES } from '../../preload/contract/invitation';
import { POWER_ACTIONS } from '../../preload/contract/power';
import { WATCH_CONDITIONS } from '../../preload/contract/watches';
import { PANE_COUNTS } from '../../preload/contract/views';
import { shownListSchema } from '../inventory/schema';
import { markSchema, searchesSchema } from '../library/schema';
import { answerSchema } from '../requests/schema';
import {
  combinationSchema,
  machineSettingsSchema,
  settingsChangeSchema,
  shortcutSchema,
} from '../settings/schema';

/** Generous limits: they stop abuse, not technicians. */
const line = z.string().max(256);
const text = z.string().max(65_536);
const id = z.string().min(1).max(512);
/** An hour of typing; its content never stands in a message of zod's. */
const typedText = z.string().max(20_000);

const endpoint = line.exactOptional();

/** A token may be as long as a header of the gateway (40,000 characters). */
const longSecret = z.string().min(1).max(65_536);
const secret = z.string().min(1).max(1024);
const accessKey = z.string().min(1).max(256);

const login = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('password'), domainName: line, userName: line }),
  z.strictObject({
    kind: z.literal('password-mfa'),
    domainName: line,
    userName: line,
    userId: line,
  }),
  z.strictObject({ kind: z.literal('access-key'), accessKey }),
  z.strictObject({ kind: z.literal('temporary-key'), accessKey }),
  z.strictObject({ kind: z.literal('token') }),
]);

const credential = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('password'), password: secret }),
  z.strictObject({
    kind: z.literal('password-mfa'),
    password: secret.exactOptional(),
    passcode: z.string().regex(/^\d{6}$/),
  }),
  z.strictObject({ kind: z.literal('access-key'), secretKey: secret }),
  z.strictObject({
    kind: z.literal('temporary-key'),
    secretKey: secret,
    securityToken: longSecret,
  }),
  z.strictObject({ kind: z.literal('token'), token: longSecret }),
]);

const accountDetails = {
  name: line,
  login,
  region: line,
  project: line,
  // Strict objects throughout: an unknown key is a mistake worth hearing of.
  endpoints: z.strictObject({ iam: endpoint, workspace: endpoint, clouddc: endpoint }),
  trustedCa: text,
  consoleHosts: z.array(line).max(64),
};

const signInForm = z.strictObject({
  ...accountDetails,
  accountId: id.exactOptional(),
  credential,
  remember: z.boolean(),
});

/** The form an account is kept in on disk; damaged entries are dropped one by one. */
export const accountDetailsSchema = z.object(accountDetails);

const instant = z.iso.datetime().nullable();
const activityFilter = z.strictObject({
  text: line,
  machine: line,
  machineId: id.exactOptional(),
  subject: z.enum(['all', ...ACTIVITY_SUBJECTS]),
  from: instant,
  until: instant,
});

const nothing = z.undefined().transform(() => undefined);
const machine = z.strictObject({ machineId: id });
const account = z.strictObject({ accountId: id });
const message = z.strictObject({
  machineId: id,
  language: z.enum(MESSAGE_LANGUAGES),
  link: z.enum(LINK_KINDS),
  withPassword: z.boolean(),
});
const console_ = z.strictObject({ consoleId: id });

/** A call's argument as its handler gets it: `void` arrives as undefined. */
export type HandlerArgs<C extends Channel> = Args<C> extends void ? undefined : Args<C>;

/** What `handle` needs of a schema; with zod's own type the compiler cannot tie result to channel. */
interface Schema<T> {
  safeParse(input: unknown): z.ZodSafeParseResult<T>;
}

type Schemas = { readonly [C in Channel]: Schema<HandlerArgs<C>> };

export const SCHEMAS: Schemas = {
  'app:info': nothing,
  'app:damages': nothing,
  'app:ready': nothing,
  'app:close': nothing,
  'app:notify': z.strictObject({
    title: line,
    body: z.string().max(1024),
    machineId: id,
    about: z.enum(['session', 'machine']),
  }),
  'app:loginStart': nothing,
  'app:setLoginStart': z.strictObject({ on: z.boolean() }),
  'app:setFullScreen': z.strictObject({ on: z.boolean() }),
  'accounts:list': nothing,
  'accounts:regions': nothing,
  'accounts:keychain': nothing,
  'accounts:chooseCertificate': nothing,
  'accounts:projects': signInForm,
  'accounts:signIn': signInForm,
  'accounts:practice': nothing,
  'accounts:signOut': account,
  'accounts:forget': account,
  'inventory:list': nothing,
  'inventory:more': z.strictObject({ from: z.int().nonnegative() }),
  'inventory:lastKnown': nothing,
  'inventory:facts': machine,
  'inventory:export': shownListSchema,
  'library:get': nothing,
  'library:mark': markSchema,
  'library:setSearches': searchesSchema,
  'consoles:list': nothing,
  'consoles:open': z.strictObject({
    machineId: id,
    viewOnly: z.boolean().exactOptional(),
    // Asked for because it is kept: blanks are none.
    reason: line.trim().min(1).exactOptional(),
  }),
  'consoles:notify': z.strictObject({ machineId: id, text: z.string().min(1).max(1000) }),
  'consoles:reconnect': console_,
  'consoles:stopRetry': console_,
  'consoles:trustCertificate': z.strictObject({ consoleId: id, fingerprint: line }),
  'consoles:close': console_,
  'consoles:setViewOnly': z.strictObject({ consoleId: id, viewOnly: z.boolean() }),
  'consoles:setApart': z.strictObject({ consoleId: id, apart: z.boolean() }),
  'consoles:setInSight': z.strictObject({ consoleId: id, inSight: z.boolean() }),
  // Chromium zooms no page further.
  'consoles:setPageZoom': z.strictObject({ consoleId: id, factor: z.number().min(0.25).max(5) }),
  'consoles:preview': console_,
  'consoles:copyPicture': console_,
  'consoles:savePicture': console_,
  'consoles:setPanes': z.strictObject({ panes: z.literal(PANE_COUNTS) }),
  'consoles:lastSession': nothing,
  'consoles:forgetLast': nothing,
  'keyboard:press': z.strictObject({ consoleId: id, keys: combinationSchema }),
  'keyboard:release': console_,
  'keyboard:check': z.strictObject({ consoleId: id, text: typedText }),
  'keyboard:type': z.strictObject({ consoleId: id, text: typedText }),
  'keyboard:stop': z.strictObject({
    consoleId: id,
    because: z.enum(['stopped', 'keyboard-lost']),
  }),
  'keyboard:clipboard': nothing,
  'settings:get': nothing,
  'settings:set': z.strictObject({ change: settingsChangeSchema }),
  'settings:setShortcut': z.strictObject({ shortcut: shortcutSchema }),
  'settings:setMachine': z.strictObject({ machineId: id, machine: machineSettingsSchema }),
  'assistance:show': machine,
  'assistance:unwatch': machine,
  'assistance:create': machine,
  'assistance:cancel': machine,
  'assistance:password': machine,
  'assistance:copy': z.strictObject({
    machineId: id,
    field: z.enum(['code', 'private-link', 'internet-link', 'space-name', 'password']),
  }),
  'sessions:list': nothing,
  'sessions:extend': machine,
  'sessions:cancelAll': nothing,
  'sessions:sweep': nothing,
  'sessions:scan': account,
  'sessions:stopScan': account,
  'invitation:preview': message,
  'invitation:copy': message,
  'invitation:mail': message,
  'invitation:share': message,
  'invitation:check': machine,
  'power:look': machine,
  'power:act': z.strictObject({
    machineId: id,
    action: z.enum(POWER_ACTIONS),
    consoleId: id.exactOptional(),
  }),
  'power:list': nothing,
  'power:unwatch': machine,
  'watches:list': nothing,
  'watches:begin': z.strictObject({ machineId: id, condition: z.enum(WATCH_CONDITIONS) }),
  'watches:end': machine,
  'activity:list': z.strictObject({
    filter: activityFilter,
    page: z.strictObject({
      before: z.int().positive().nullable(),
      size: z.int().positive().max(1000),
    }),
  }),
  'activity:verify': nothing,
  'activity:export': z.strictObject({ format: z.enum(['csv', 'json']), filter: activityFilter }),
  'requests:answer': answerSchema,
  'updates:get': nothing,
  'updates:look': nothing,
  'updates:defer': nothing,
  'updates:restart': nothing,
  'about:read': nothing,
  'about:notices': nothing,
  'diagnostics:make': nothing,
  'diagnostics:save': z.strictObject({ reportId: id }),
  'diagnostics:showLog': nothing,
  'proxy:answer': z.strictObject({
    askId: id,
    login: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('given'), userName: line, password: secret }),
      z.strictObject({ kind: z.literal('declined') }),
    ]),
  }),
};
