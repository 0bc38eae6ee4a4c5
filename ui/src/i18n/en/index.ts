import { approval } from './approval';
import { billing } from './billing';
import { common } from './common';
import { customers } from './customers';
import { errors } from './errors';
import { fields } from './fields';
import { firstrun } from './firstrun';
import { grid } from './grid';
import { help } from './help';
import { home } from './home';
import { imports } from './imports';
import { ledger } from './ledger';
import { palette } from './palette';
import { people } from './people';
import { reviews } from './reviews';
import { settings } from './settings';
import { shell } from './shell';
import { unlock } from './unlock';
import { values } from './values';
import { words } from './words';

export const en = {
  approval,
  billing,
  common,
  customers,
  errors,
  fields,
  firstrun,
  grid,
  help,
  home,
  imports,
  ledger,
  palette,
  people,
  reviews,
  settings,
  shell,
  unlock,
  values,
  words,
};
