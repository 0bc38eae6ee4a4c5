import { toCallError } from '../../api/errors';
import { useApproval } from '../gate/useApproval';
import type { Proof } from './useReveals';

/** A look with one's own password, and with somebody else's consent where the core asks for it. */
export function useConsent() {
  const approval = useApproval('reveal');

  async function look<T>(password: string | null, attempt: (proof: Proof) => Promise<T>): Promise<T> {
    try {
      // The consent on its own: a wrong password of one's own must not look like the other person's.
      return await approval.run((approver) =>
        attempt(approver === null ? { password, approver } : { password: null, approver }),
      );
    } catch (reason) {
      if (password === null || toCallError(reason).code !== 'password_needed') throw reason;
      return await attempt({ password, approver: null });
    }
  }

  return { approval, look };
}
