import { useSession } from './session';
import { useStatusCommand } from './status';

/** 演示模式: the core masks every answer while it is on; a lock ends it. */
export function usePresentation() {
  const { presenting } = useSession();
  const command = useStatusCommand('presentation_set');
  return { presenting, present: (on: boolean) => command.run({ on }), error: command.error };
}
