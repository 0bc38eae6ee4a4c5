import { useState, type ReactNode } from 'react';

import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import classes from './charts.module.css';

interface ChartFrameProps {
  readonly title: string;
  /** Beside the title, while the chart is drawn. */
  readonly legend?: ReactNode;
  readonly chart: ReactNode;
  /** The same numbers as a table. */
  readonly table: ReactNode;
  readonly tableLabel: string;
  /** What there is to see, in one sentence. */
  readonly finding: string;
  readonly testId: string;
}

/** A chart that is also a table, and one sentence of what it shows. */
export function ChartFrame(props: ChartFrameProps) {
  const { t } = useI18n();
  const [table, setTable] = useState(false);
  return (
    <section className={classes['chart']} aria-label={props.title} data-testid={props.testId}>
      <header>
        <h2>{props.title}</h2>
        {table ? null : props.legend}
        <Button
          look="link"
          size="small"
          onClick={() => setTable(!table)}
          data-testid={`${props.testId}-toggle`}
        >
          {table ? t.ledger.chart.asChart : t.ledger.chart.asTable}
        </Button>
      </header>
      {table ? (
        <div className={classes['dataTable']} tabIndex={0} role="region" aria-label={props.tableLabel}>
          {props.table}
        </div>
      ) : (
        props.chart
      )}
      <p className={classes['finding']} title={props.finding}>
        {props.finding}
      </p>
    </section>
  );
}
