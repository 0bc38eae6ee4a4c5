import { Select } from '@mantine/core';
import { useEffect, useState } from 'react';

import { call } from '../../../api/call';
import type { CustomerRow } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { usePlatform } from '../../../platform/context';
import { isComposing } from '../../../shared/keys';
import { titleOf } from '../show';
import type { FormState } from './formState';

const REST_MS = 120;
const MOST_HITS = 20;

interface CompanyLinkProps {
  readonly link: FormState['link'];
  readonly onLink: (link: FormState['link']) => void;
}

/** Ties a person to a company of the vault, found by characters, pinyin or initials. */
export function CompanyLink({ link, onLink }: CompanyLinkProps) {
  const { t } = useI18n();
  const words = t.customers.form;
  const platform = usePlatform();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<readonly CustomerRow[]>([]);

  useEffect(() => {
    const text = query.trim();
    if (text === '') return;
    let current = true;
    const timer = window.setTimeout(() => {
      if (isComposing()) return;
      call(platform, 'customer_search', { query: text, limit: MOST_HITS }).then(
        ({ hits }) => {
          if (current) setFound(hits.map((hit) => hit.row).filter((row) => row.kind === 'company'));
        },
        () => undefined,
      );
    }, REST_MS);
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [platform, query]);

  const options = found.map((row) => ({ value: row.record_id, label: titleOf(row) }));
  if (link !== null && options.every((option) => option.value !== link.recordId)) {
    options.unshift({ value: link.recordId, label: link.name });
  }
  return (
    <Select
      searchable
      clearable
      aria-label={words.link}
      placeholder={words.linkHint}
      data={options}
      filter={({ options: all }) => all}
      value={link?.recordId ?? null}
      nothingFoundMessage={query.trim() === '' ? undefined : words.linkNone}
      clearButtonProps={{ 'aria-label': words.unlink }}
      onSearchChange={setQuery}
      onChange={(recordId, option) =>
        onLink(recordId === null || option === null ? null : { recordId, name: option.label })
      }
      data-testid="form-link"
      data-entry=""
    />
  );
}
