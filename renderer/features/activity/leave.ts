import { tick } from 'svelte';
import type { ActivityLog } from '../../state/activity.svelte';

/** Id of the button that shows the log; there is one per window. */
export const ACTIVITY_BUTTON_ID = 'activity-button';

/** Back to the machines, with the focus where the technician came from. */
export async function leaveActivity(activity: ActivityLog): Promise<void> {
  activity.hide();
  await tick();
  document.getElementById(ACTIVITY_BUTTON_ID)?.focus();
}
