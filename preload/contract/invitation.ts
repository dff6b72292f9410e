/** Handing an assistance session over: what is said to whom, and what becomes of what was copied. */
import type { AppError } from './errors';
import type { AssistanceField } from './models';

/** Languages a message can be written in, whatever the interface speaks. */
export const MESSAGE_LANGUAGES = ['en', 'zh-CN'] as const;
export type MessageLanguage = (typeof MESSAGE_LANGUAGES)[number];

/** What a template may be filled with, written as `{name}`. */
export const PLACEHOLDERS = [
  'machine',
  'code',
  'link',
  'spaceName',
  'password',
  'expires',
  'technician',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** A line with a placeholder that has no value is left out as a whole. */
export interface MessageTemplate {
  readonly subject: string;
  /** Lines end with `\n`. */
  readonly body: string;
}

/** The two links of a session: over the Internet, or over Direct Connect. */
export const LINK_KINDS = ['internet', 'private'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** Which message is meant: main puts it together anew each time, for the record as it is then. */
export interface MessageChoice {
  readonly machineId: string;
  readonly language: MessageLanguage;
  readonly link: LinkKind;
  /** The technician insists on the password in the same message. */
  readonly withPassword: boolean;
}

/** The message as it may be shown: where the password will stand there are dots. */
export interface MessagePreview {
  readonly subject: string;
  readonly body: string;
  /** False where a link to the mail program could not carry it. */
  readonly fitsMail: boolean;
}

/** Why nobody but this computer, or nobody at all, can follow a link. */
export type UselessHost = 'not-a-link' | 'unspecified' | 'loopback' | 'link-local';

/** What a link is worth, seen from this computer. It says nothing of the helper's network. */
export type LinkCheck =
  | { readonly state: 'none' }
  /** No helper gets there. Nothing was asked. */
  | { readonly state: 'useless'; readonly because: UselessHost }
  | {
      readonly state: 'reachable';
      /** The host is an address of a private network. */
      readonly isPrivate: boolean;
    }
  | { readonly state: 'unreachable'; readonly isPrivate: boolean; readonly error: AppError };

export type LinkChecks = Readonly<Record<LinkKind, LinkCheck>>;

/** What was copied of a session. */
export type CopiedItem = AssistanceField | 'message';

/** Something of a session is on the clipboard, and will be taken off it. */
export interface PassingCopy {
  readonly machineId: string;
  readonly item: CopiedItem;
  /** ISO 8601. */
  readonly clearsAt: string;
}
