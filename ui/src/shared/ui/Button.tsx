import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';

import classes from './Button.module.css';
import { Icon, type IconName } from './Icon';

interface ButtonProps extends Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'children' | 'className' | 'style'
> {
  children: ReactNode;
  /** One primary button on a screen. */
  look?: 'plain' | 'primary' | 'quiet' | 'link' | 'danger';
  size?: 'small' | 'normal' | 'large';
  icon?: IconName;
  /** Shows a spinner and refuses clicks, keeping the width and the focus. */
  busy?: boolean;
  /** Drawn as not available; a click should say this too. */
  whyNot?: string | undefined;
  wide?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({
  children,
  look = 'plain',
  size = 'normal',
  icon,
  busy = false,
  whyNot,
  wide = false,
  type = 'button',
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classes['button']}
      data-look={look}
      data-size={size}
      data-wide={wide || undefined}
      aria-busy={busy || undefined}
      {...unavailable(whyNot)}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy ? <span className={classes['spinner']} /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** Not `disabled`: the focus reaches it and hears why. */
function unavailable(why: string | undefined) {
  return why === undefined ? {} : { 'aria-disabled': true, title: why };
}

interface IconButtonProps extends Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'children' | 'className' | 'style' | 'aria-label'
> {
  icon: IconName;
  /** Said by screen readers and shown as title. */
  label: string;
  size?: 'small' | 'normal';
  pressed?: boolean;
  /** Drawn as not available; a click should say this too. */
  whyNot?: string | undefined;
  ref?: Ref<HTMLButtonElement>;
}

export function IconButton({
  icon,
  label,
  size = 'normal',
  pressed,
  whyNot,
  type = 'button',
  ...rest
}: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classes['iconButton']}
      data-size={size}
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      {...unavailable(whyNot)}
    >
      <Icon name={icon} />
    </button>
  );
}
