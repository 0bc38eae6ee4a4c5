import { countdown, number } from '../formats/number';
import type { ErrorTexts } from '../errorText';
import type { ExportCode } from '../zh-CN/exportErrors';

const missing: Readonly<Record<string, string>> = {
  recipient: 'The recipient',
  reference: 'The number of the contract, request or document',
  keeper: 'Who destroys it',
  destroy_by: 'The day it is destroyed',
  package_key: 'The passphrase or key of the package',
  reason: 'The reason',
};

const forbidden: Readonly<Record<string, { what: string; next: string }>> = {
  nothing: {
    what: 'No customer is left to export; nothing was submitted.',
    next: 'Widen the selection, or get consent first.',
  },
  abroad: {
    what: 'This vault lets nothing go abroad; nothing was submitted.',
    next: 'An owner can allow it in the settings.',
  },
  trainee: { what: 'Trainees export nothing; nothing was submitted.', next: 'Ask a manager to request it.' },
  leaving: {
    what: 'Whoever has a last day exports nothing; nothing was submitted.',
    next: 'Ask your successor to request it.',
  },
  sales: {
    what: 'Sales export nothing in this vault; nothing was submitted.',
    next: 'Ask a manager, or have an owner allow it in the settings.',
  },
  sealed_only: {
    what: 'Core values leave in clear in a package only; nothing was submitted.',
    next: 'Choose the package, or keep Core masked.',
  },
};

export const exportErrors: ErrorTexts<ExportCode> = {
  export_incomplete: (p) => ({
    what: `${missing[p.text('missing')] ?? 'Something'} is missing; nothing was submitted.`,
    next: 'Fill it in and submit again.',
  }),
  export_forbidden: (p) =>
    forbidden[p.text('why')] ?? {
      what: 'This may not leave; nothing was submitted.',
      next: 'Narrow the selection, or choose another format.',
    },
  export_invalid: () => ({
    what: 'The text is no request or answer signed by a member of this vault; it was not used.',
    next: 'Paste all of it, from the first line to the last.',
  }),
  export_changed: () => ({
    what: 'The selection changed after approval; no file was written.',
    next: 'Submit again.',
  }),
  export_own: () => ({ what: 'You cannot approve your own request.', next: 'Ask somebody else to approve.' }),
  export_used: () => ({
    what: 'This approval was used; nothing was written again.',
    next: 'Request it anew when needed.',
  }),
  export_expired: () => ({
    what: 'This approval has expired; no file was written.',
    next: 'Request it anew.',
  }),
  export_ended: () => ({
    what: 'This request was rejected or withdrawn.',
    next: 'Request it anew when needed.',
  }),
  export_unsigned: () => ({
    what: 'Somebody still has to sign; no file was written.',
    next: 'Let the approver sign here, or take the request to them.',
  }),
  export_too_early: (p) => ({
    what: 'Its time has not come yet; no file was written.',
    next: p.number('wait_s') > 0 ? `Try again in ${countdown(p.number('wait_s'))}.` : 'Try again later.',
  }),
  export_rows: (p) => ({
    what: 'Another number of rows was typed; nothing went on.',
    next:
      p.number('rows') > 0
        ? `There are ${number(p.number('rows'))}. Check and type it again.`
        : 'Check and type it again.',
  }),
};
