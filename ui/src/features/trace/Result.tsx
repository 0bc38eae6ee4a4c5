import { Link } from '@tanstack/react-router';

import type { Trace, TracedCopy } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import { Notice } from '../../shared/ui/Notice';
import { chanceWords } from './chance';
import { Copies } from './Copies';
import { People } from './People';
import classes from './trace.module.css';

const SHOWN = 24;

/** What a leaked list says about where it comes from: never more than it does. */
export function Result({ trace, onAgain }: { trace: Trace; onAgain: () => void }) {
  const { t } = useI18n();
  const words = t.trace;
  const { matched, customers } = trace;
  const more = matched - Math.min(customers.length, SHOWN);
  return (
    <div className={classes['result']} data-testid="trace-result">
      <div className={classes['resultHead']}>
        <p role="status">{words.rows({ rows: trace.rows, matched })}</p>
        <Button icon="refresh" onClick={onAgain} data-testid="trace-again">
          {words.again}
        </Button>
      </div>
      <Verdict trace={trace} />
      {trace.copies.length > 0 && matched > 0 && <Copies copies={trace.copies} />}
      {trace.people.length > 0 && matched > 0 && <People people={trace.people} />}
      {customers.length > 0 && matched > 0 && (
        <section className={classes['part']}>
          <h2>{words.customers}</h2>
          <ul className={classes['customers']} data-testid="trace-customers">
            {customers.slice(0, SHOWN).map(({ record_id: id, name }) => (
              <li key={id} title={name}>
                <Link to="/customers" search={{ open: id }}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
          {more > 0 && <p className={classes['muted']}>{words.moreCustomers({ count: more })}</p>}
        </section>
      )}
    </div>
  );
}

function Verdict({ trace }: { trace: Trace }) {
  const { t } = useI18n();
  const words = t.trace;
  const named = trace.copies.filter((copy) => copy.named);
  if (trace.matched === 0) {
    return (
      <Notice tone="info" role="status" testId="trace-none">
        <p className={classes['strong']}>{words.none}</p>
        <p>{words.noneText}</p>
      </Notice>
    );
  }
  if (named.length > 0) return named.map((copy) => <Named key={copy.request_id} copy={copy} />);
  return trace.enough ? (
    <Notice tone="info" role="status" testId="trace-nobody">
      <p className={classes['strong']}>{words.nobody}</p>
      <p>{words.nobodyText}</p>
    </Notice>
  ) : (
    <Notice tone="warning" role="status" testId="trace-not-enough">
      <p className={classes['strong']}>{words.notEnough}</p>
      <p>{words.notEnoughText}</p>
    </Notice>
  );
}

function Named({ copy }: { copy: TracedCopy }) {
  const { t, f } = useI18n();
  const words = t.trace;
  return (
    <Notice tone="warning" role="status" testId="trace-named">
      <p className={classes['strong']}>{words.named}</p>
      <p>
        {words.namedText({
          no: copy.register_no,
          who: copy.requester_name,
          recipient: copy.recipient_name,
          day: f.isoDay(copy.at_ms),
        })}
      </p>
      <p data-testid="trace-chance">{words.chance({ chance: chanceWords(t, copy.false_positive) })}</p>
      {copy.canaries > 0 && <p data-testid="trace-canaries">{words.canaries({ count: copy.canaries })}</p>}
      <p className={classes['muted']}>{words.careful}</p>
      <Link to="/exports" search={{ open: copy.request_id }} data-testid="trace-open">
        {words.open}
      </Link>
    </Notice>
  );
}
