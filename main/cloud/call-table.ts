/**
 * Every call the app makes to the cloud, as data: what it needs, how long it may take, and whether it
 * may be repeated without the technician asking for it, with the reason.
 */
import type { Service } from './regions';

/** May a call be sent again by itself when an answer failed to come? */
export type Repeat =
  /** Sending it twice has the effect of sending it once. */
  | 'safe'
  /** It has an effect, or mints a ticket: one try, and the technician decides. */
  | 'never';

export interface CallRow {
  readonly service: Service;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The IAM action that the user needs for it; empty where none is needed. */
  readonly action: string;
  readonly repeat: Repeat;
  readonly reason: string;
  /** A page of a long list may take twice as long as a single answer. */
  readonly size: 'answer' | 'page';
  /** What a 404 says is missing. */
  readonly about: 'machine' | 'other';
}

const read = {
  method: 'GET',
  repeat: 'safe',
  reason: 'Reading changes nothing.',
  size: 'answer',
  about: 'other',
} as const;
const page = { ...read, size: 'page' } as const;
const console_ = {
  method: 'GET',
  repeat: 'never',
  reason: 'Every call makes another token, although it is a GET; its IAM access level is Write.',
  size: 'answer',
  about: 'machine',
} as const;

export const CALLS = {
  'iam:issue-token': {
    ...read,
    service: 'iam',
    method: 'POST',
    action: '',
    reason: 'A second token does no harm, and a new one does not end the old.',
  },
  'iam:issue-token-mfa': {
    ...read,
    service: 'iam',
    method: 'POST',
    action: '',
    repeat: 'never',
    reason: 'A passcode is good for one use: the second try would be refused and counted.',
  },
  'iam:show-token': { ...read, service: 'iam', action: '' },
  'iam:list-own-projects': {
    ...read,
    service: 'iam',
    action: 'iam:projects:listProjectsForUser',
  },
  'iam:find-project': { ...read, service: 'iam', action: 'iam:projects:listProjects' },
  'workspace:list-desktops': { ...page, service: 'workspace', action: 'workspace:desktops:list' },
  'workspace:list-connections': {
    ...page,
    service: 'workspace',
    action: 'workspace:desktops:listWithConnectStatus',
  },
  'workspace:show-desktop': {
    ...read,
    service: 'workspace',
    action: 'workspace:desktops:get',
    about: 'machine',
  },
  'workspace:create-console': {
    ...console_,
    service: 'workspace',
    action: 'workspace:desktops:createConsole',
  },
  'workspace:send-notice': {
    service: 'workspace',
    method: 'POST',
    action: 'workspace:desktops:sendNotification',
    repeat: 'never',
    reason: 'The user would read it twice.',
    size: 'answer',
    about: 'machine',
  },
  'workspace:operate-desktop': {
    service: 'workspace',
    method: 'POST',
    action: 'workspace:desktops:operate',
    repeat: 'never',
    reason: 'The machine would be restarted twice, under whoever has signed in meanwhile.',
    size: 'answer',
    about: 'machine',
  },
  'workspace:show-share-space': { ...read, service: 'workspace', action: '' },
  'workspace:show-assistance': {
    ...read,
    service: 'workspace',
    action: 'workspace:desktops:getRemoteAssistance',
    about: 'machine',
  },
  'workspace:create-assistance': {
    service: 'workspace',
    method: 'POST',
    action: 'workspace:desktops:createRemoteAssistance',
    repeat: 'never',
    reason: 'The user of the desktop would be asked twice.',
    size: 'answer',
    about: 'machine',
  },
  'workspace:cancel-assistance': {
    service: 'workspace',
    method: 'DELETE',
    action: 'workspace:desktops:cancelRemoteAssistance',
    repeat: 'never',
    reason: 'A second try could end a session that a colleague has begun meanwhile.',
    size: 'answer',
    about: 'machine',
  },
  'clouddc:list-servers': { ...page, service: 'clouddc', action: 'clouddc:imetal:list' },
  'clouddc:show-server': {
    ...read,
    service: 'clouddc',
    action: 'clouddc:imetal:get',
    about: 'machine',
  },
  'clouddc:change-power': {
    service: 'clouddc',
    method: 'PUT',
    action: 'clouddc:imetal:updatePowerStatus',
    repeat: 'never',
    reason: 'The server would be switched twice, and boot twice.',
    size: 'answer',
    about: 'machine',
  },
  'clouddc:create-console': {
    ...console_,
    service: 'clouddc',
    action: 'clouddc:imetal:createRemoteConsoleLink',
  },
  'sts:decode': {
    ...read,
    service: 'sts',
    method: 'POST',
    action: 'sts::decodeAuthorizationMessage',
    repeat: 'never',
    reason: 'It only explains a refusal; the technician does not wait for a second try.',
  },
} as const satisfies Readonly<Record<string, CallRow>>;

export type CallName = keyof typeof CALLS;

/** The row of a call, with the words of its type instead of its own. */
export function callRow(name: CallName): CallRow {
  return CALLS[name];
}
