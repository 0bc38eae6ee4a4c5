import { useI18n } from '../../i18n';
import { Icon } from '../../shared/ui/Icon';
import classes from './firstrun.module.css';

export function Steps({ current }: { current: number }) {
  const { t } = useI18n();
  const names = t.firstrun.steps;
  return (
    <ol
      className={classes['steps']}
      aria-label={t.firstrun.stepOf({ step: current + 1, of: names.length, name: names[current] ?? '' })}
    >
      {names.map((name, index) => (
        <li
          key={name}
          data-state={index < current ? 'done' : index === current ? 'on' : undefined}
          aria-current={index === current ? 'step' : undefined}
        >
          <span>{index < current ? <Icon name="check" size={14} /> : index + 1}</span>
          {name}
        </li>
      ))}
    </ol>
  );
}
