import type { Scenario } from '../fake/control';
import type { RendererApp } from '../fixtures';

/** One screen of the gallery. */
export interface Screen {
  readonly name: string;
  readonly scenario: () => Scenario;
  /** How to get there. Names are translated, so most things are found by their role alone. */
  readonly go?: (app: RendererApp) => Promise<void>;
}
