import type { FieldKey, LegalClass, Level } from '../../generated/contract';

const L3: readonly FieldKey[] = [
  'id_number',
  'passport',
  'permit',
  'driving_licence',
  'bank_card',
  'cost_price',
];
const L2: readonly FieldKey[] = [
  'phone', 'wechat', 'qq', 'email', 'landline', 'birthday', 'gender', 'hometown', 'family', 'hobbies', 'address',
  'remark', 'quote', 'contract_amount', 'signed_on', 'company_account', 'invoice_title', 'plate', 'vin',
]; // prettier-ignore

export function levelOf(field: FieldKey): Level {
  if (L3.includes(field)) return 'L3';
  return L2.includes(field) ? 'L2' : 'L1';
}

export function legalClassOf(field: FieldKey): LegalClass {
  if (field === 'cost_price' || field === 'quote' || field === 'company') return 'not_personal';
  return levelOf(field) === 'L3' ? 'sensitive_personal' : 'personal';
}

/** Looks like the masks of the core; only for made-up data. */
export function mask(field: FieldKey, text: string): string {
  switch (field) {
    case 'phone':
    case 'landline':
      return text.length >= 7 ? `${text.slice(0, 3)}****${text.slice(-4)}` : '****';
    case 'email': {
      const [name = '', host = ''] = text.split('@');
      return `${name.slice(0, 1)}***@${host}`;
    }
    case 'id_number':
    case 'driving_licence':
      return `${text.slice(0, 3)}***********${text.slice(-4)}`;
    case 'bank_card':
    case 'company_account':
      return `**** **** **** ${text.slice(-4)}`;
    case 'address':
      return `${text.slice(0, 6)}****`;
    default:
      return text.length > 2 ? `${text.slice(0, 1)}****${text.slice(-1)}` : '**';
  }
}

/** What may be read aloud of a masked value. */
export function tailOf(field: FieldKey, text: string): string | null {
  return ['phone', 'landline', 'bank_card', 'company_account', 'id_number'].includes(field)
    ? text.slice(-4)
    : null;
}
