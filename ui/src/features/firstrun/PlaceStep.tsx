import { Checkbox, TextInput } from '@mantine/core';
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';

import { useCommand, useCommandQuery } from '../../api/queries';
import type { DiskEncryption } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { onKeys, useComposedText } from '../../shared/keys';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { Icon } from '../../shared/ui/Icon';
import { Notice } from '../../shared/ui/Notice';
import type { StepProps } from './answers';
import classes from './firstrun.module.css';
import { KeyringState } from './KeyringState';

interface PlaceStepProps extends StepProps {
  /** How to turn on what the disk lacks. */
  diskHelp: ReactNode;
}

export function PlaceStep({ answers, change, onReady, onEnter, diskHelp }: PlaceStepProps) {
  const { t } = useI18n();
  const pick = useCommand('path_pick');
  const name = useComposedText(answers.name, (text) => change({ name: text, acceptedWarnings: [] }));
  const [keyringReady, setKeyringReady] = useState(false);
  const { data: place, error } = useCommandQuery(
    'location_probe',
    { folder: answers.folder, name: answers.name.trim() },
    { enabled: answers.name.trim() !== '', placeholderData: (before) => before, staleTime: 0 },
  );

  const accepted = place?.warnings.every((warning) => answers.acceptedWarnings.includes(warning)) ?? false;
  const ready = answers.name.trim() !== '' && place?.blocked === null && accepted && keyringReady;
  const tell = useEffectEvent(() => onReady(ready));
  useEffect(() => tell(), [ready]);

  return (
    <div className={classes['form']}>
      <TextInput
        {...name}
        size="md"
        label={t.firstrun.name}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        data-testid="firstrun-name"
        error={place?.blocked ? t.firstrun.block[place.blocked] : undefined}
        {...onKeys({ enter: onEnter })}
      />
      <div>
        <div className={classes['label']}>{t.firstrun.folder}</div>
        <div className={classes['folder']}>
          <Icon name="folder" />
          <span className={classes['grow']}>
            {answers.folder === '' ? t.firstrun.folderDefault : answers.folder}
          </span>
          <Button
            size="small"
            data-testid="firstrun-folder"
            onClick={() =>
              void pick.run({ what: 'parent_folder' }).then(
                ({ path }) => path !== null && change({ folder: path, acceptedWarnings: [] }),
                () => undefined,
              )
            }
          >
            {t.firstrun.change}
          </Button>
        </div>
        {place && place.blocked === null && (
          <p className={classes['hint']}>
            {t.firstrun.willBe({ path: place.path })} · {t.firstrun.free({ bytes: place.free_bytes })}
          </p>
        )}
      </div>
      {place?.warnings.map((warning) => (
        <Notice key={warning} tone="warning">
          <p>{t.firstrun.warning[warning]}</p>
          <Checkbox
            size="sm"
            label={t.firstrun.accept}
            data-testid={`firstrun-accept-${warning}`}
            checked={answers.acceptedWarnings.includes(warning)}
            onChange={(event) =>
              change({
                acceptedWarnings: event.currentTarget.checked
                  ? [...answers.acceptedWarnings, warning]
                  : answers.acceptedWarnings.filter((other) => other !== warning),
              })
            }
          />
        </Notice>
      ))}
      {place && <Disk state={place.disk_encryption} help={diskHelp} />}
      <KeyringState answers={answers} change={change} onReady={setKeyringReady} />
      <ErrorNotice error={error ?? pick.error} />
    </div>
  );
}

/** A hint alone: the vault is encrypted whatever the disk is. */
function Disk({ state, help }: { state: DiskEncryption; help: ReactNode }) {
  const { t } = useI18n();
  const [asking, setAsking] = useState(false);
  if (state === 'unknown') return null;
  if (state === 'encrypted') {
    return (
      <p className={classes['ok']} data-testid="disk-encrypted">
        <Icon name="check" />
        {t.firstrun.disk.encrypted}
      </p>
    );
  }
  return (
    <div className={classes['disk']} data-testid="disk-open">
      <Icon name="info" />
      {t.firstrun.disk.open}
      <Button look="link" size="small" data-testid="disk-how" onClick={() => setAsking(true)}>
        {t.firstrun.diskHow}
      </Button>
      <Dialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t.help.diskTitle}
        size={560}
        testId="disk-help"
      >
        {help}
      </Dialog>
    </div>
  );
}
