import { Popover } from '@mantine/core';
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';

import { toCallError } from '../../api/errors';
import { useCommand } from '../../api/queries';
import type { FieldKey, FieldView, Purpose } from '../../generated/contract';
import { useI18n, type I18n } from '../../i18n';
import { useSayError } from '../errors/useSayError';
import { ApproverDialog } from '../gate/ApproverDialog';
import { onKeys } from '../keys';
import { useWhyNot } from '../presentation/useWhyNot';
import { toast } from '../toast';
import { Button, IconButton } from '../ui/Button';
import { Ring } from '../ui/Ring';
import classes from './fields.module.css';
import { ComparePanel } from './ComparePanel';
import { PurposePanel } from './PurposePanel';
import { rememberedPurpose, rememberPurpose, type Why } from './purposes';
import { useConsent } from './useConsent';
import { asRequest, MOST_EXTENSIONS, revealKey, type Reveals } from './useReveals';

interface FieldRowProps {
  readonly recordId: string;
  readonly session: string;
  readonly label: string;
  readonly view: FieldView;
  readonly reveals: Reveals;
  readonly onSay: (text: string) => void;
  /** Opened from the list by `R`: asks for the purpose at once. */
  readonly wanted: object | undefined;
  /** What one usually looks for here: proposed first. */
  readonly usual?: Purpose | undefined;
}

interface Asking {
  readonly doing: 'reveal' | 'copy' | 'compare';
  readonly initial: Why | undefined;
  readonly needsPassword: boolean;
}

/**
 * One masked value: eye, copy, and while it is clear the countdown. The clear text is only in this row's subtree. A
 * value that is not masked can only be copied.
 */
export function FieldRow(props: FieldRowProps) {
  const { recordId, session, label, view, reveals, onSay, wanted } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const words = t.values.reveal;
  const sayError = useSayError();
  const { whyNot, say } = useWhyNot();
  // A name is masked only for an audience: there is nothing to ask for at any other time.
  const guarded = view.level !== 'L1';
  const canCopy = view.can_copy || (whyNot !== undefined && view.level === 'L2');
  const copyCommand = useCommand('field_copy');
  const { approval, look } = useConsent();
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const value = useRef<HTMLDivElement>(null);
  const valueId = useId();
  const target = { field: view.field, index: view.index };
  const id = `field-${view.field}-${view.index}`;
  const clear = reveals.values.get(revealKey(target));

  useHideWhenScrolledOut(value, clear !== undefined, () => reveals.hide(target));

  const show = async (why: Why, remember: boolean, password: string | null) => {
    const shown = await look(password, (proof) => reveals.reveal(target, why, proof));
    if (remember) rememberPurpose(session, recordId, why);
    setAsking(undefined);
    // The eye that had the focus is gone: Esc and R work from the value.
    window.requestAnimationFrame(() => document.getElementById(valueId)?.focus({ preventScroll: true }));
    onSay(words.shown({ field: label, seconds: Math.round(shown.totalMs / 1000) }));
  };
  const copy = async (why: Why, remember: boolean, password: string | null) => {
    const answer = await look(password, (proof) => copyCommand.run(asRequest(recordId, target, why, proof)));
    if (remember) rememberPurpose(session, recordId, why);
    setAsking(undefined);
    const seconds = Math.round(answer.clears_in_ms / 1000);
    toast({ id: 'copied', text: words.copied({ field: label, seconds }), ms: answer.clears_in_ms });
  };
  const refused = (reason: unknown, doing: 'reveal' | 'copy', why: Why | undefined) => {
    const error = toCallError(reason);
    if (error.code === 'password_needed') setAsking({ doing, initial: why, needsPassword: true });
    // In the end nobody was asked to agree: there is nothing to say.
    else if (error.code !== 'approval_needed') sayError(error);
  };
  const start = (doing: 'reveal' | 'copy') => {
    if (whyNot !== undefined) {
      say();
      return;
    }
    const why = clear?.why ?? rememberedPurpose(session, recordId);
    if (why === undefined) {
      setAsking({ doing, initial: undefined, needsPassword: false });
      return;
    }
    (doing === 'reveal' ? show : copy)(why, false, null).catch((reason: unknown) =>
      refused(reason, doing, why),
    );
  };
  const extend = () => {
    look(null, ({ approver }) => reveals.extend(target, approver)).catch((reason: unknown) =>
      refused(reason, 'reveal', clear?.why),
    );
  };
  const hide = () => {
    reveals.hide(target);
    document.getElementById(valueId)?.focus();
  };

  const begin = useEffectEvent(() => {
    document.getElementById(valueId)?.focus();
    if (clear === undefined) start('reveal');
  });
  useEffect(() => {
    if (wanted === undefined) return;
    // After the card has been drawn and placed: the popover opens beside the field.
    const frame = window.requestAnimationFrame(() => begin());
    return () => window.cancelAnimationFrame(frame);
  }, [wanted]);

  const keys = onKeys({
    r: () => (!view.masked ? false : clear === undefined ? start('reveal') : extend()),
    escape: () => (clear === undefined ? false : reveals.hide(target)),
    'mod+c': (event) => {
      const selected = window.getSelection()?.toString() ?? '';
      if (selected !== '' || !canCopy || event.target !== event.currentTarget) return false;
      start('copy');
      return true;
    },
  });

  return (
    <div
      className={classes['field']}
      data-revealed={clear === undefined ? undefined : clear.level}
      data-testid={id}
    >
      <span className={classes['label']}>{label}</span>
      <div
        ref={value}
        id={valueId}
        tabIndex={0}
        role="group"
        aria-label={
          !view.masked
            ? label
            : clear === undefined
              ? words.hidden({ field: label, tail: view.tail })
              : words.clear({ field: label })
        }
        className={classes['value']}
        {...keys}
      >
        {clear === undefined ? (
          <span className={classes[view.masked ? 'masked' : 'plain']}>{view.text}</span>
        ) : (
          <span className={classes['clear']} data-testid={`${id}-value`}>
            {clearText(i18n, view.field, clear.value)}
          </span>
        )}
      </div>
      <div className={classes['actions']}>
        {clear === undefined ? null : (
          <>
            <span className={classes['why']}>
              {words.purpose({ purpose: clear.why.text ?? t.words.purpose[clear.why.purpose] })}
            </span>
            <Ring
              endsAt={clear.endsAt}
              totalMs={clear.totalMs}
              level={clear.level}
              onEnd={() => reveals.hide(target)}
            />
            {clear.extensions < MOST_EXTENSIONS && (
              <Button
                size="small"
                aria-label={words.extendFull({ field: label })}
                onClick={extend}
                data-testid={`${id}-extend`}
              >
                {words.extend}
              </Button>
            )}
            <IconButton
              icon="eyeOff"
              size="small"
              label={words.hide({ field: label })}
              onClick={hide}
              data-testid={`${id}-hide`}
            />
          </>
        )}
        <Popover
          opened={asking !== undefined}
          onChange={(opened) => {
            if (!opened) setAsking(undefined);
          }}
          position="bottom-end"
          // It grows while it is used: it moves over its field rather than out of the window.
          middlewares={{ shift: { crossAxis: true } }}
          width={320}
          trapFocus
          returnFocus
          withinPortal
          withRoles={false}
          // The second person's dialog is no click outside.
          closeOnClickOutside={approval.asked === null}
        >
          <Popover.Target>
            <span className={classes['targets']}>
              {clear === undefined && guarded && view.masked && (
                <IconButton
                  icon="eye"
                  size="small"
                  label={words.show({ field: label })}
                  whyNot={whyNot}
                  onClick={() => start('reveal')}
                  data-testid={`${id}-reveal`}
                />
              )}
              {canCopy && (
                <IconButton
                  icon="copy"
                  size="small"
                  label={words.copy({ field: label })}
                  whyNot={whyNot}
                  onClick={() => start('copy')}
                  data-testid={`${id}-copy`}
                />
              )}
            </span>
          </Popover.Target>
          <Popover.Dropdown
            p={12}
            role="dialog"
            aria-label={label}
            {...onKeys({ escape: () => setAsking(undefined) })}
          >
            {asking === undefined ? null : asking.doing === 'compare' ? (
              <ComparePanel recordId={recordId} {...target} />
            ) : (
              <PurposePanel
                doing={asking.doing}
                view={view}
                initial={asking.initial}
                usual={props.usual}
                needsPassword={asking.needsPassword}
                onRun={asking.doing === 'reveal' ? show : copy}
                onCompare={() => setAsking({ ...asking, doing: 'compare' })}
              />
            )}
          </Popover.Dropdown>
        </Popover>
      </div>
      <ApproverDialog approval={approval} />
    </div>
  );
}

const ACCOUNTS: ReadonlySet<FieldKey> = new Set<FieldKey>(['company_account', 'bank_card']);
const AMOUNTS: ReadonlySet<FieldKey> = new Set<FieldKey>(['quote', 'contract_amount', 'cost_price']);

/** Grouped digits are easier to read; codes are said in words. */
function clearText({ t, f }: I18n, field: FieldKey, value: string): string {
  if (field === 'phone' || field === 'landline') return f.phone(value);
  if (ACCOUNTS.has(field)) return value.replace(/(\d{4})(?=\d)/g, '$1 ');
  if (AMOUNTS.has(field) && /^-?\d+(\.\d{1,2})?$/.test(value))
    return f.money(Math.round(Number(value) * 100));
  return field === 'gender' ? (t.values.gender[value] ?? value) : value;
}

/** A clear value that is no longer on the screen must not wait there. */
function useHideWhenScrolledOut(
  element: { current: HTMLElement | null },
  clear: boolean,
  onHide: () => void,
) {
  const hide = useEffectEvent(onHide);
  useEffect(() => {
    const target = element.current;
    if (!clear || target === null || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.at(-1)?.isIntersecting === false) hide();
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, [clear, element]);
}
