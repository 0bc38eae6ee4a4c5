import { useRef } from 'react';

import { usePrefs } from '../../api/status';
import { useI18n } from '../../i18n';
import { onKeys, useComposedText, useKeys } from '../../shared/keys';
import { IconButton } from '../../shared/ui/Button';
import { Icon } from '../../shared/ui/Icon';
import classes from './SearchField.module.css';

/** Looks for a setting; Esc empties the field. */
export function SearchField({ text, onText }: { text: string; onText: (text: string) => void }) {
  const { t } = useI18n();
  const input = useRef<HTMLInputElement>(null);
  const field = useComposedText(text, onText);
  const { prefs } = usePrefs();
  useKeys(
    { 'mod+f': () => input.current?.select(), '/': () => input.current?.focus() },
    { singleKeys: prefs.single_key_shortcuts },
  );

  return (
    <div className={classes['field']} role="search">
      <Icon name="search" />
      <input
        {...field}
        ref={input}
        type="text"
        className={classes['input']}
        aria-label={t.settings.search}
        placeholder={t.settings.search}
        autoComplete="off"
        spellCheck={false}
        data-testid="settings-search"
        {...onKeys({ escape: () => (text === '' ? false : onText('')) })}
      />
      {text !== '' && (
        <IconButton
          icon="close"
          size="small"
          label={t.settings.searchClear}
          data-testid="settings-search-clear"
          onClick={() => {
            onText('');
            input.current?.focus();
          }}
        />
      )}
    </div>
  );
}
