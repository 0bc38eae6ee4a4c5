import classes from './watch.module.css';

interface SelectAllProps {
  label: string;
  of: number;
  selected: number;
  onChange: (on: boolean) => void;
  testId: string;
}

/** The box above the boxes: all, none, or some of what can be selected. */
export function SelectAll({ label, of, selected, onChange, testId }: SelectAllProps) {
  const some = selected > 0 && selected < of;
  return (
    <input
      ref={(box) => {
        if (box) box.indeterminate = some;
      }}
      type="checkbox"
      className={classes['box']}
      aria-label={label}
      title={label}
      checked={of > 0 && selected === of}
      disabled={of === 0}
      data-testid={testId}
      onChange={() => onChange(selected < of)}
    />
  );
}
