/**
 * What is wanted of a machine from outside the window: by a `crashcart://` link, by the command line, from the
 * tray. All of it names machines, and none of it can say how, as whom or through which host they are reached.
 */
/** `open`: its console. `assist`: the panel of its remote assistance; nobody is asked before a click there. */
export const REQUEST_ACTIONS = ['open', 'assist'] as const;
export type RequestAction = (typeof REQUEST_ACTIONS)[number];

/** Where a machine is, in ids that mean the same to every colleague. */
export interface MachineLink {
  readonly action: RequestAction;
  readonly region: string;
  /** The project's id. */
  readonly project: string;
  /** The cloud's id of the machine. */
  readonly machine: string;
}

/** Why a link is not followed. */
export const LINK_FAULTS = [
  /** Longer than any link of ours. */
  'too-long',
  /** Not of the form `crashcart://action?…`. */
  'malformed',
  /** It wants something that links cannot. */
  'unknown-action',
  /** It carries more than the ids: a host, a token, a switch, an option nobody knows. */
  'more-than-ids',
  /** An id is missing, or there twice. */
  'incomplete',
  /** What stands in the place of an id is none. */
  'not-an-id',
] as const;
export type LinkFault = (typeof LINK_FAULTS)[number];

/** What reaches the window. */
export type MachineRequest =
  /** Always confirmed in the window: whoever wrote the link is not known. */
  | { readonly kind: 'link'; readonly link: MachineLink }
  | { readonly kind: 'refused-link'; readonly fault: LinkFault }
  /** From the command line, by name; answered with `requests:answer`. */
  | {
      readonly kind: 'command';
      readonly id: string;
      readonly action: RequestAction;
      readonly name: string;
    }
  /** From the tray: chosen by the technician's own hand. */
  | { readonly kind: 'machine'; readonly machineId: string };

/** A machine that may have been meant. */
export interface Candidate {
  readonly name: string;
  readonly account: string;
  readonly region: string;
}

/** What became of a command. */
export type CommandOutcome =
  /** `asks`: the window has a question first, e.g. because somebody works there. */
  | { readonly kind: 'done'; readonly name: string; readonly asks: boolean }
  | {
      readonly kind: 'ambiguous';
      readonly candidates: readonly Candidate[];
      /** How many there are in all. */
      readonly count: number;
    }
  /** Nothing is called so; `candidates` are spelt nearly so. */
  | { readonly kind: 'not-found'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'signed-out' }
  /** There is no remote assistance for physical servers. */
  | { readonly kind: 'no-desktop'; readonly name: string }
  /** `sentence`: in the language of the window. */
  | { readonly kind: 'failed'; readonly sentence: string };

/** The link to a machine, for colleagues; the same machine always has the same one. */
export function linkTo({ action, region, project, machine }: MachineLink): string {
  const ids = Object.entries({ region, project, machine });
  const query = ids.map(([name, id]) => `${name}=${encodeURIComponent(id)}`).join('&');
  return `crashcart://${action}?${query}`;
}
