const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** 12,345 in both languages. */
export function number(value: number): string {
  return grouped.format(value);
}

const halves = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** 14 or 14.5: a median, or how many times as much. */
export function half(value: number): string {
  return halves.format(value);
}

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** 1.2 MB: base 1,024, one decimal below ten. */
export function bytes(value: number): string {
  let amount = value;
  let unit = 0;
  while (amount >= 1024 && unit < UNITS.length - 1) {
    amount /= 1024;
    unit += 1;
  }
  const digits = unit > 0 && amount < 10 ? 1 : 0;
  return `${amount.toFixed(digits)} ${UNITS[unit] ?? 'B'}`;
}

/** 09:05 — a countdown in minutes and seconds. */
export function countdown(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  const minutes = Math.floor(whole / 60);
  return `${String(minutes).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
}

/** 138 0000 1111 for a mainland mobile, the text as it is otherwise. */
export function phone(text: string): string {
  const digits = text.replace(/^\+86/, '').replace(/[\s-]/g, '');
  const mobile = /^(1\d{2})(\d{4})(\d{4})$/.exec(digits);
  return mobile ? `${mobile[1] ?? ''} ${mobile[2] ?? ''} ${mobile[3] ?? ''}` : text;
}
