import { useEffect, useRef, useState } from 'react';

import { useI18n } from '../../i18n';
import { onKeys, useComposedText } from '../../shared/keys';
import { Icon } from '../../shared/ui/Icon';
import { Kbd } from '../../shared/ui/Kbd';
import { LevelBadge } from '../../shared/ui/LevelBadge';
import { Mark } from '../../shared/ui/Mark';
import hidden from '../../shared/ui/hidden.module.css';
import classes from './palette.module.css';
import { useResults, type Result } from './useResults';

const PAGE = 6;

interface PaletteBoxProps {
  /** Actions chosen before, newest first. */
  lately: readonly string[];
  onAction: (id: string) => void;
  onClose: () => void;
  onCheatSheet: () => void;
}

export function PaletteBox({ lately, onAction, onClose, onCheatSheet }: PaletteBoxProps) {
  const { t } = useI18n();
  const [text, setText] = useState('');
  const [index, setIndex] = useState(0);
  const field = useComposedText(text, (next) => {
    setText(next);
    setIndex(0);
  });
  const sections = useResults(text, lately, onCheatSheet);
  const flat = sections.flatMap(({ results }) => results);
  const chosen = flat[Math.min(index, flat.length - 1)];
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    // Back to where the person was when they pressed the shortcut.
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen?.id]);

  function choose(result: Result | undefined, wide = false) {
    if (!result) return;
    if (result.entry !== undefined) onAction(result.entry);
    onClose();
    result.run(wide);
  }
  function move(to: number) {
    if (flat.length > 0) setIndex((to + flat.length) % flat.length);
  }
  const clamp = (to: number) => setIndex(Math.max(0, Math.min(flat.length - 1, to)));

  return (
    <div className={classes['layer']}>
      <div className={classes['scrim']} onPointerDown={onClose} />
      <div
        className={classes['box']}
        role="dialog"
        aria-modal="true"
        aria-label={t.palette.title}
        data-testid="palette"
      >
        <div className={classes['query']}>
          <Icon name="search" />
          <input
            {...field}
            className={classes['input']}
            role="combobox"
            aria-expanded="true"
            aria-controls="palette-list"
            aria-activedescendant={chosen ? `palette-${chosen.id}` : undefined}
            aria-autocomplete="list"
            aria-label={t.palette.title}
            placeholder={t.palette.placeholder}
            autoFocus
            autoComplete="off"
            spellCheck={false}
            data-testid="palette-input"
            {...onKeys({
              arrowdown: () => move(index + 1),
              arrowup: () => move(index - 1),
              pagedown: () => clamp(index + PAGE),
              pageup: () => clamp(index - PAGE),
              home: () => clamp(0),
              end: () => clamp(flat.length - 1),
              enter: () => choose(chosen),
              'mod+enter': () => choose(chosen, true),
              escape: onClose,
              tab: () => move(index + 1),
              'shift+tab': () => move(index - 1),
            })}
          />
          <kbd aria-hidden="true">Esc</kbd>
        </div>
        <div
          ref={list}
          id="palette-list"
          className={classes['list']}
          role="listbox"
          aria-label={t.palette.title}
          tabIndex={-1}
        >
          {sections.map((section) => (
            <div key={section.name} role="group" aria-label={t.palette.sections[section.name]}>
              <div className={classes['section']} aria-hidden="true">
                <span>{t.palette.sections[section.name]}</span>
                {section.count !== null && <span data-testid="palette-count">{section.count}</span>}
              </div>
              {section.results.map((result) => (
                <Line
                  key={result.id}
                  result={result}
                  selected={result === chosen}
                  onPoint={() => setIndex(flat.indexOf(result))}
                  onChoose={() => choose(result)}
                />
              ))}
            </div>
          ))}
        </div>
        <p role="status" className={hidden['srOnly']}>
          {text.trim() !== '' && flat.length > 0 && t.palette.results({ count: flat.length })}
        </p>
        {flat.length === 0 && (
          <p className={classes['nothing']} role="status">
            {text.trim() === '' ? t.palette.nothing : t.palette.nothingText({ query: text.trim() })}
          </p>
        )}
        <footer className={classes['foot']} aria-hidden="true">
          <span>
            <kbd>↑</kbd> <kbd>↓</kbd> {t.palette.select}
          </span>
          <span>
            <kbd>Enter</kbd> {t.palette.open}
          </span>
          <span className={classes['space']} />
          <span>
            <kbd>&gt;</kbd> {t.palette.command}
          </span>
          <span>
            <kbd>@</kbd> {t.palette.person}
          </span>
          <span>
            <kbd>#</kbd> {t.palette.tag}
          </span>
          <span>
            <kbd>?</kbd> {t.palette.helpWord}
          </span>
        </footer>
      </div>
    </div>
  );
}

interface LineProps {
  result: Result;
  selected: boolean;
  onPoint: () => void;
  onChoose: () => void;
}

function Line({ result, selected, onPoint, onChoose }: LineProps) {
  const { row } = result;
  return (
    <div
      id={`palette-${result.id}`}
      role="option"
      aria-selected={selected}
      className={classes['line']}
      data-testid={`palette-${result.id}`}
      onPointerMove={selected ? undefined : onPoint}
      onClick={onChoose}
    >
      <Icon name={result.icon} />
      <span className={classes['label']}>
        <Mark text={result.label} spans={result.spans} />
        {result.aside !== '' && <span className={classes['aside']}>{result.aside}</span>}
      </span>
      <span className={classes['end']}>
        {row && <LevelBadge level={row.level} />}
        {row && <span>{row.phone}</span>}
        {result.chord !== undefined && <Kbd chord={result.chord} />}
      </span>
    </div>
  );
}
