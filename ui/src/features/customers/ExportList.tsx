import { useI18n } from '../../i18n';
import { Button, IconButton } from '../../shared/ui/Button';

/** 导出当前列表, at the end of the views; an icon where the list is narrow. */
export function ExportList({ folded, onExport }: { folded: boolean; onExport: () => void }) {
  const { t } = useI18n();
  const label = t.exports.askList;
  return folded ? (
    <IconButton icon="upload" size="small" label={label} onClick={onExport} data-testid="list-export" />
  ) : (
    <Button look="quiet" size="small" icon="upload" onClick={onExport} data-testid="list-export">
      {label}
    </Button>
  );
}
