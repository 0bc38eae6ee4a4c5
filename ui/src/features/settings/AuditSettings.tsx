import { useI18n } from '../../i18n';
import { useAreas } from '../../shared/access/useAreas';
import { ApproverDialog } from '../../shared/gate/ApproverDialog';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { AlertSettings } from './AlertSettings';
import { EvidenceSettings } from './EvidenceSettings';
import { limitsOf } from './limits';
import classes from './settings.module.css';
import { useRules } from './useRules';

/** The ledger: when it raises an alert, and how long its details are kept. */
export function AuditSettings() {
  const { t } = useI18n();
  const { query, change, approval, pending, error } = useRules();
  const { data } = query;
  const areas = useAreas();
  const fixed = !areas.has('rules');
  if (query.error) return <ErrorNotice error={query.error} />;
  if (!data) return null;
  const shared = {
    rules: data,
    fixed,
    pending,
    onChange: (wanted: typeof data) => void change(data, wanted),
  };
  // What was typed ends with the numbers it was typed over.
  const key = [...limitsOf(data).values()].join();
  return (
    <>
      <AlertSettings key={`alerts ${key}`} {...shared} />
      <EvidenceSettings key={`evidence ${key}`} {...shared} />
      {fixed && <p className={classes['note']}>{t.audit.fixed}</p>}
      <ErrorNotice error={error} testId="settings-audit-error" />
      <ApproverDialog approval={approval} />
    </>
  );
}
