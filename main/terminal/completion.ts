import bash from './completion/crashcart.bash?raw';
import fish from './completion/crashcart.fish?raw';
import zsh from './completion/crashcart.zsh?raw';
import type { Shell } from './arguments';

/** What completes commands and names of machines in a shell; the package brings the same files. */
export function completionFor(shell: Shell): string {
  return { bash, zsh, fish }[shell];
}
