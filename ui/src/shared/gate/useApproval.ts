import { useState } from 'react';

import { toCallError, type CallError } from '../../api/errors';
import type { ApprovalKind, Approver, ErrorCode } from '../../generated/contract';

/** What is asked of the second person while the dialog is open. */
export interface Asked {
  /** What exactly changes, one line each. */
  readonly details: readonly string[];
  /** From then on waiting would have helped as well. */
  readonly againMs: number | null;
  /** What had the focus before. */
  readonly before: Element | null;
  /** Repeats the command with the consent; rejects with what is wrong with the consent. */
  readonly give: (approver: Approver) => Promise<void>;
  readonly cancel: () => void;
}

export interface Approval {
  readonly what: ApprovalKind;
  readonly asked: Asked | null;
  /**
   * Runs the command, without an approver first. When somebody else has to agree, the dialog asks for it and the
   * command runs again. Rejects with `approval_needed` when the dialog was closed instead.
   */
  run<T>(attempt: (approver: Approver | null) => Promise<T>, details?: readonly string[]): Promise<T>;
}

/** The consent was not accepted: the second person tries again. Anything else concerns the command itself. */
const CONSENT: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'wrong_password',
  'too_many_attempts',
  'approver_unfit',
]);

function again(refusal: CallError): number | null {
  const seconds = refusal.number('wait_s');
  return seconds > 0 ? Date.now() + seconds * 1000 : null;
}

/** Lets a command be repeated with somebody else's consent. Draw `<ApproverDialog approval={…} />` beside it. */
export function useApproval(what: ApprovalKind): Approval {
  const [asked, setAsked] = useState<Asked | null>(null);

  async function run<T>(
    attempt: (approver: Approver | null) => Promise<T>,
    details: readonly string[] = [],
  ): Promise<T> {
    try {
      return await attempt(null);
    } catch (reason) {
      const refusal = toCallError(reason);
      if (refusal.code !== 'approval_needed') throw refusal;
      return await new Promise<T>((resolve, reject) => {
        const end = (settle: () => void) => {
          setAsked(null);
          settle();
        };
        setAsked({
          details,
          againMs: again(refusal),
          before: document.activeElement,
          give: async (approver) => {
            try {
              const answer = await attempt(approver);
              end(() => resolve(answer));
            } catch (problem) {
              const error = toCallError(problem);
              if (CONSENT.has(error.code)) throw error;
              end(() => reject(error));
            }
          },
          cancel: () => end(() => reject(refusal)),
        });
      });
    }
  }

  return { what, asked, run };
}
