import { useState } from 'react';

import { toCallError, type CallError } from '../../../api/errors';
import { useProgress } from '../../../api/progress';
import { useCommand, useCommandQuery } from '../../../api/queries';
import type { CatalogueField, LegalClass, Level, SpiKind } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { useSeveral } from '../../../shared/access/useSeveral';
import { ApproverDialog } from '../../../shared/gate/ApproverDialog';
import { useApproval } from '../../../shared/gate/useApproval';
import { GroundsFields } from '../../../shared/levels/GroundsFields';
import { isComplete, isLower, levelsBetween, noGrounds } from '../../../shared/levels/levels';
import { CLASSES, isLessLegal, isSensitive, SPI_KINDS } from './legal';
import { toast } from '../../../shared/toast';
import { Button } from '../../../shared/ui/Button';
import { Dialog } from '../../../shared/ui/Dialog';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import { SelectField, TextField } from '../../../shared/ui/Field';
import { LevelBadge } from '../../../shared/ui/LevelBadge';
import { Notice } from '../../../shared/ui/Notice';
import { PasswordField } from '../../../shared/ui/PasswordField';
import { ProgressBar } from '../../../shared/ui/ProgressBar';
import classes from './fields.module.css';

interface LevelDialogProps {
  field: CatalogueField;
  mayLower: boolean;
  onClose: () => void;
}

/** What a field's level becomes, what that does to whom, and why: before anything happens. */
export function LevelDialog({ field, mayLower, onClose }: LevelDialogProps) {
  const { t } = useI18n();
  const words = t.fields.levelDialog;
  const command = useCommand('field_level_set');
  const cancel = useCommand('field_reseal_cancel');
  const approval = useApproval('level');
  const [to, setTo] = useState<Level>(field.level);
  const [grounds, setGrounds] = useState(noGrounds);
  const [password, setPassword] = useState('');
  const [error, setError] = useState<CallError | null>(null);
  const busy = command.pending;
  const name = t.words.field[field.field];
  const [legalClass, setLegalClass] = useState<LegalClass>(field.legal_class);
  const [spiKind, setSpiKind] = useState<SpiKind | null>(field.spi_kind);
  const [why, setWhy] = useState(field.why);
  const lowering = isLower(to, field.level) || isLessLegal(legalClass, field.legal_class);
  const changed = to !== field.level || legalClass !== field.legal_class;
  const asksWhy = isSensitive(legalClass) && !isSensitive(field.legal_class);
  const forbidden = lowering && !mayLower;
  const described = !asksWhy || (spiKind !== null && why.trim() !== '');
  const ready = changed && described && !forbidden && password !== '' && (!lowering || isComplete(grounds));
  const wrong = error?.code === 'wrong_password';

  async function run() {
    if (!ready || busy) return;
    setError(null);
    try {
      const { reseal } = await approval.run(
        (approver) =>
          command.run({
            field: field.field,
            level: to,
            legal_class: legalClass === field.legal_class ? null : legalClass,
            spi_kind: asksWhy ? spiKind : null,
            why: asksWhy ? why : '',
            ...grounds,
            password,
            approver,
          }),
        [`${name}: ${t.words.levelFull[field.level]} → ${t.words.levelFull[to]}`, grounds.reason],
      );
      const say = reseal.left > 0 || reseal.cancelled ? t.fields.doneLeft : t.fields.done;
      toast({ text: say({ moved: reseal.moved }) });
      onClose();
    } catch (reason) {
      const failure = toCallError(reason);
      if (failure.code === 'wrong_password') setPassword('');
      // In the end nobody was asked to sign: everything is as it was.
      if (failure.code !== 'approval_needed') setError(failure);
    }
  }

  return (
    <>
      <Dialog
        opened
        // What has begun is stopped by its own button.
        onClose={() => !busy && onClose()}
        title={words.title({ name })}
        size={560}
        testId="level-dialog"
        footer={
          busy ? (
            <Button data-testid="level-stop" onClick={() => void cancel.run({})}>
              {t.fields.stop}
            </Button>
          ) : (
            <>
              <Button onClick={onClose}>{t.common.cancel}</Button>
              <Button look="primary" disabled={!ready} data-testid="level-run" onClick={() => void run()}>
                {words.run}
              </Button>
            </>
          )
        }
      >
        <div className={classes['form']}>
          <div className={classes['choice']}>
            <span>{words.now}</span>
            <LevelBadge level={field.level} />
          </div>
          <SelectField
            label={words.to}
            value={to}
            options={levelsBetween(field.lowest, field.highest).map((level) => ({
              value: level,
              label: t.words.levelFull[level],
            }))}
            disabled={busy}
            onChange={setTo}
            testId="level-to"
          />
          <SelectField
            label={t.fields.dialog.legalClass}
            value={legalClass}
            options={CLASSES.map((value) => ({ value, label: t.words.legalClass[value] }))}
            disabled={busy}
            onChange={setLegalClass}
            testId="level-class"
          />
          {asksWhy && (
            <>
              <SelectField
                label={t.fields.dialog.spiKind}
                value={spiKind}
                none={t.fields.dialog.choose}
                options={SPI_KINDS.map((value) => ({ value, label: t.words.spiKind[value] }))}
                disabled={busy}
                onChange={setSpiKind}
                testId="level-spi"
              />
              <TextField
                label={t.fields.dialog.why}
                hint={t.fields.dialog.whyHint}
                value={why}
                onText={setWhy}
                rows={2}
                maxLength={300}
                disabled={busy}
                testId="level-why"
              />
            </>
          )}
          {!changed ? (
            <p className={classes['text']}>{words.same}</p>
          ) : (
            <>
              {to !== field.level && <Effect field={field} to={to} />}
              {forbidden ? (
                <Notice tone="warning" role="status" testId="level-forbidden">
                  {words.mayNot}
                </Notice>
              ) : (
                <>
                  <GroundsFields value={grounds} lowering={lowering} disabled={busy} onChange={setGrounds} />
                  <PasswordField
                    label={words.password}
                    value={password}
                    onChange={setPassword}
                    onEnter={() => void run()}
                    disabled={busy}
                    error={error && wrong ? t.errors.wrong_password(error).what : null}
                    testId="level-password"
                  />
                </>
              )}
            </>
          )}
          {busy && <Working />}
          <ErrorNotice error={wrong ? null : error} testId="level-error" />
        </div>
      </Dialog>
      <ApproverDialog approval={approval} />
    </>
  );
}

function Effect({ field, to }: { field: CatalogueField; to: Level }) {
  const lowering = isLower(to, field.level);
  const { t } = useI18n();
  const words = t.fields.levelDialog;
  const several = useSeveral();
  const { data, error } = useCommandQuery('field_usage', { field: field.field }, { staleTime: 0, gcTime: 0 });
  const count = data && (data.out_of_reach > 0 ? words.effectSome : words.effect)({ count: data.customers });
  return (
    <Notice tone={lowering ? 'warning' : 'info'} role="status" testId="level-effect">
      <p>{count ?? (error ? null : words.counting)}</p>
      <p className={classes['text']}>{(lowering ? words.lower : words.raise)[to]}</p>
      {several && lowering && field.level === 'L3' && <p className={classes['text']}>{words.second}</p>}
      <ErrorNotice error={error} />
    </Notice>
  );
}

/** How far the sealing is. */
export function Working() {
  const { t } = useI18n();
  const progress = useProgress('reseal');
  return (
    <div data-testid="reseal-progress">
      <ProgressBar
        label={t.fields.working}
        done={progress?.done ?? 0}
        total={progress?.total ?? 0}
        perSecond={progress?.per_second}
        remainingMs={progress?.remaining_ms}
      />
      <p className={classes['text']}>{t.fields.stopText}</p>
    </div>
  );
}
