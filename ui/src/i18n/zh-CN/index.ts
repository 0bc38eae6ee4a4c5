import { approval } from './approval';
import { audit } from './audit';
import { billing } from './billing';
import { common } from './common';
import { customers } from './customers';
import { errors } from './errors';
import { exportHelp } from './exportHelp';
import { exports } from './exports';
import { fields } from './fields';
import { firstrun } from './firstrun';
import { grid } from './grid';
import { help } from './help';
import { home } from './home';
import { imports } from './imports';
import { evidence } from './evidence';
import { ledger } from './ledger';
import { month } from './month';
import { palette } from './palette';
import { people } from './people';
import { reviews } from './reviews';
import { settings } from './settings';
import { shell } from './shell';
import { strays, trace } from './trace';
import { unlock } from './unlock';
import { values } from './values';
import { watch } from './watch';
import { words } from './words';

export const zhCN = {
  approval,
  audit,
  billing,
  common,
  customers,
  errors,
  exportHelp,
  exports,
  fields,
  firstrun,
  grid,
  help,
  home,
  imports,
  ledger,
  month,
  evidence,
  palette,
  people,
  reviews,
  settings,
  shell,
  strays,
  trace,
  unlock,
  values,
  watch,
  words,
};
