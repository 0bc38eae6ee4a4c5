import { translation } from '../catalogue';
import type { exportHelp as source } from '../zh-CN/exportHelp';

export const exportHelp = translation<typeof source>()({
  title: 'Exports, tracing and stray copies',
  text: 'Once a list has left the vault, the program has no hold on it. So before it leaves, purpose and recipient are named, others approve, it is registered, and there is a way to trace it.',
  how: [
    {
      what: 'How many approve',
      text: 'Up to 20 rows, Normal only or Sensitive masked: nobody. 21 to 200 rows, or Sensitive in clear: one person. More than 200 rows, Core in clear, other handlers or abroad: two; where too few can approve, one and 10 minutes of cooling off. Rows add up over 24 hours, also over several exports.',
    },
    {
      what: 'Signing here or elsewhere',
      text: 'An approver signs at the requester’s computer with the own password, or takes the .cvreq to the own computer and gives the .cvapr back. Only the chosen person can open it, and it is used once. When customers, fields or recipient change, the signature is void.',
    },
    {
      what: 'The gauge of numbers',
      text: 'It counts as a judicial interpretation does; near the line one more step is asked for. It informs. It is no legal conclusion and says nothing about anybody.',
    },
    {
      what: 'The package',
      text: 'A .cvpkg is encrypted in the public age format and holds a workbook and a signed list. It opens with the recipient’s key or a passphrase of at least 12 characters. Do not send the passphrase the same way as the file. Core in clear leaves like this only.',
    },
    {
      what: 'Register and return',
      text: 'Each copy has a register number, a recipient, a SHA-256 and somebody who destroys it. When it is neither returned nor destroyed in time, it turns red. The register holds what you say; the program cannot tell whether a file is really gone.',
    },
    {
      what: 'Tracing a leak',
      text: 'Except for the person and authorities, each export carries marks of its own and made-up customers. A leaked list can be compared; the program says how sure it is. Few rows or rewritten ones tell nothing. The result is a lead, not a conclusion.',
    },
    {
      what: 'Stray copies',
      text: 'Looks for customer lists in folders you choose; after the import the file can be deleted. Deleting does not guarantee that an SSD forgets, and does not reach copies others have. Encrypted files cannot be looked into.',
    },
  ],
});
