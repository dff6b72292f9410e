import type { HandlersOf } from '../../ipc/handle';
import type { Invitations } from './invitations';

export function invitationCalls(invitations: Invitations): HandlersOf<'invitation'> {
  return {
    'invitation:preview': (choice) => invitations.preview(choice),
    'invitation:copy': (choice) => invitations.copy(choice),
    'invitation:mail': (choice) => invitations.mail(choice),
    'invitation:share': (choice, caller) => invitations.share(choice, caller),
    'invitation:check': ({ machineId }) => invitations.check(machineId),
  };
}
