import type { ExportGauge } from '../../generated/contract';
import { useI18n } from '../../i18n';
import classes from './parts.module.css';

const LINE = 1000;
/** The line stands at two thirds: what goes beyond it is seen too. */
const END = 1500;

interface GaugeProps {
  readonly milli: number;
  /** What it adds up, where it is known. */
  readonly parts?: ExportGauge;
}

/** How near a request comes to the numbers of the law. It informs; it accuses nobody. */
export function Gauge({ milli, parts }: GaugeProps) {
  const { t } = useI18n();
  const words = t.exports.gauge;
  const value = (milli / LINE).toFixed(2);
  return (
    <div className={classes['gauge']} data-testid="export-gauge">
      <div className={classes['gaugeHead']}>
        <strong>{words.title}</strong>
        <strong className={milli >= LINE ? classes['late'] : undefined}>{value}</strong>
      </div>
      <div
        className={classes['bar']}
        role="meter"
        aria-label={words.title}
        aria-valuemin={0}
        aria-valuemax={END / LINE}
        aria-valuenow={Math.min(milli, END) / LINE}
        aria-valuetext={words.value({ value })}
        data-over={milli >= LINE || undefined}
      >
        <span style={{ width: `${Math.min(100, (milli / END) * 100)}%` }} />
        <i style={{ left: `${(LINE / END) * 100}%` }} />
      </div>
      <div className={classes['scale']} aria-hidden="true">
        <span>0</span>
        <span>0.5</span>
        <span>1.0</span>
      </div>
      <p className={classes['hint']}>
        {parts !== undefined && words.parts(parts)}
        {milli >= LINE && words.over} {words.text}
      </p>
    </div>
  );
}
