import { useI18n } from '../i18n';
import hidden from '../shared/ui/hidden.module.css';

/** Says to those who do not see it that 演示模式 has begun. Outside of the pages, which begin anew with it. */
export function PresentationSaid({ presenting }: { presenting: boolean }) {
  const { t } = useI18n();
  return (
    <p role="status" className={hidden['srOnly']}>
      {presenting && t.shell.presentation.began}
    </p>
  );
}
