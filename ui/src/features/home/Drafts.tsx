import { useNavigate } from '@tanstack/react-router';

import { useCommand, useCommandQuery } from '../../api/queries';
import type { StoredDraft } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { toast } from '../../shared/toast';
import { Button, IconButton } from '../../shared/ui/Button';
import classes from './home.module.css';

/** Forms that were not saved when they were left or when the vault locked. */
export function Drafts() {
  const { t, f } = useI18n();
  const navigate = useNavigate();
  const { data } = useCommandQuery('draft_list', {});
  const discard = useCommand('draft_discard');
  const keep = useCommand('draft_save');
  if (!data || data.drafts.length === 0) return null;

  function nameOf({ key }: StoredDraft): string {
    const { kind, id } = partsOf(key);
    if (kind === 'note') return t.home.draftNote;
    return id === 'new' ? t.home.draftNew : t.home.draftEdit;
  }

  function open(draft: StoredDraft) {
    const { kind, id } = partsOf(draft.key);
    if (id === 'new') void navigate({ to: '/customers', search: { form: 'new' } });
    else if (kind === 'note') void navigate({ to: '/customers', search: { open: id } });
    else void navigate({ to: '/customers', search: { open: id, form: 'edit' } });
  }

  async function drop(draft: StoredDraft) {
    await discard.run({ key: draft.key }).catch(() => undefined);
    toast({
      text: t.home.discarded,
      undo: () => void keep.run({ key: draft.key, body: draft.body }).catch(() => undefined),
    });
  }

  return (
    <section className={classes['part']} data-testid="home-drafts">
      <h3 className={classes['partTitle']}>
        {t.home.drafts}
        <span>{data.drafts.length}</span>
      </h3>
      <ul>
        {data.drafts.map((draft) => (
          <li key={draft.key} className={classes['draft']}>
            <span className={classes['grow']}>
              <span>{nameOf(draft)}</span>
              <span className={classes['muted']}>{f.relative(draft.saved_ms)}</span>
            </span>
            <Button size="small" data-testid={`draft-open-${draft.key}`} onClick={() => open(draft)}>
              {t.home.continue}
            </Button>
            <IconButton
              icon="close"
              size="small"
              label={`${t.home.discard}: ${nameOf(draft)}`}
              data-testid={`draft-discard-${draft.key}`}
              onClick={() => void drop(draft)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Draft keys are `<kind>:<id>`, chosen by the form that keeps them. */
function partsOf(key: string): { kind: string; id: string } {
  const [kind = '', id = ''] = key.split(':');
  return { kind, id };
}
