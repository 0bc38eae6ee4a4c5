import { useState } from 'react';

import type { Invitation } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import { Notice } from '../../shared/ui/Notice';
import classes from './people.module.css';

const GROUP = 4;

/** The core's own groups where it makes some, groups of four otherwise. */
function groupsOf(code: string): readonly string[] {
  const parts = code.split(/[\s-]+/).filter((part) => part !== '');
  return parts.length > 1 ? parts : (code.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []);
}

interface CodeDialogProps {
  name: string;
  invitation: Invitation;
  onKept: () => void;
}

/** The code, once. It can be closed by saying that it was copied down only. */
export function CodeDialog({ name, invitation, onKept }: CodeDialogProps) {
  const { t, f } = useI18n();
  const [warned, setWarned] = useState(false);
  const words = t.people.code;
  return (
    <Dialog
      opened
      onClose={() => setWarned(true)}
      title={words.title({ name })}
      size={560}
      testId="code-dialog"
      footer={
        <Button look="primary" data-testid="code-kept" onClick={onKept}>
          {words.kept}
        </Button>
      }
    >
      <div className={classes['form']}>
        <p>{words.once}</p>
        <p className={classes['code']} role="group" aria-label={words.groups} data-testid="code-shown">
          {groupsOf(invitation.code).map((group, index) => (
            <span key={index}>{group}</span>
          ))}
        </p>
        <p className={classes['muted']}>{words.until({ when: f.dateTime(invitation.until_ms) })}</p>
        <ol className={classes['steps']}>
          {words.steps.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ol>
        {warned && (
          <Notice tone="warning" role="alert" testId="code-sure">
            {words.sure}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
