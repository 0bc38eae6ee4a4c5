import type { ExportNeeds, ExportState, ExportView, Whereabouts } from '../../generated/contract';
import type { Texts } from '../../i18n';

const minutes = (seconds: number) => Math.max(1, Math.round(seconds / 60));

/** What has to happen before the file is written, as plain words. */
export function needsWords(t: Texts, needs: ExportNeeds): string[] {
  const words = t.exports.needs;
  return [
    needs.approvals > 0
      ? words.approvals({ count: needs.approvals })
      : needs.cooling_off_s > 0
        ? ''
        : words.class.free,
    needs.cooling_off_s > 0 ? words.cooling({ minutes: minutes(needs.cooling_off_s) }) : '',
    needs.written_reason ? words.reason : '',
    needs.quarantine_s > 0 ? words.quarantine({ minutes: minutes(needs.quarantine_s) }) : '',
    needs.sealed_only ? words.sealed : '',
  ].filter((text) => text !== '');
}

/** Fewer people than the table asks for may approve. */
export function fewerApprove(needs: ExportNeeds): boolean {
  return needs.class === 'two' && needs.approvals === 1;
}

export type Tone = 'quiet' | 'wait' | 'go' | 'ok' | 'bad';

export const stateTone: Readonly<Record<ExportState, Tone>> = {
  waiting: 'wait',
  cooling: 'wait',
  quarantine: 'wait',
  ready: 'go',
  done: 'ok',
  rejected: 'bad',
  withdrawn: 'quiet',
  expired: 'quiet',
};

export const SETTLED: readonly Exclude<Whereabouts, 'out'>[] = ['returned', 'destroyed', 'explained'];

/** What it is for, with the words for "other". */
export function purposeWords(t: Texts, view: Pick<ExportView, 'purpose' | 'purpose_text'>): string {
  if (view.purpose === 'other' && view.purpose_text !== '') return view.purpose_text;
  return t.exports.purpose[view.purpose];
}

/** Whether it changes by itself when its time comes. */
export function changesByItself({ state }: ExportView): boolean {
  return state === 'cooling' || state === 'quarantine';
}

export function agreedCount({ signatures }: Pick<ExportView, 'signatures'>): number {
  return signatures.filter(({ agreed }) => agreed).length;
}

export function isPrinted({ format }: Pick<ExportView, 'format'>): boolean {
  return format === 'pdf_list' || format === 'pdf_sheet';
}
