import type { Draws } from './random.ts';
import { words } from './words.ts';

/** Invented names for organisations and people. Nothing here is meant to be anybody. */

const STEMS = words(`
  Aldermoor, Brackwater, Calderholt, Dunmarrow, Eastvale, Fjordhaven, Grenwick, Halvorsund,
  Inverlough, Juniper Ridge, Kestrelby, Lindenau, Marrowstone, Norrvik, Oakhampton, Pellworm,
  Quillfeather, Ravensburn, Silverbeck, Thornquay, Umberfield, Vantarra, Westerholm,
  Yarrowgate, Zuiderzand, Aurelian, Borealis, Castellan, Drumlanrig, Estuary, Fallowmere,
  Glenshiel, Hollinwell, Isenberg, Karlsmark, Lowenthal, Montclair, Nethercott, Orchardleigh,
  Pinecrest, Rosenlund, Stonebridge, Tamarind, Valdoro, Wolfsgrund, Ashgrove, Bellamont,
  Corvane, Edelmar, Harrowgate
`);

const TRADES = words(`
  Freight, Hospitals, Energy, Foods, Insurance, Robotics, Shipping, Law, Textiles, Water,
  Airports, Pharma, Dairy, Timber, Bank, Housing, Schools, Optics, Steel, Retail, Logistics,
  Clinics, Press, Marine, Chemicals, Vineyards, Rail, Telecom
`);

const PLACES = [
  { form: 'Ltd', ending: 'co.uk', country: 'GB', city: 'Leeds' },
  { form: 'GmbH', ending: 'de', country: 'DE', city: 'Bremen' },
  { form: 'AB', ending: 'se', country: 'SE', city: 'Uppsala' },
  { form: 'Inc.', ending: 'com', country: 'US', city: 'Portland' },
  { form: 'BV', ending: 'nl', country: 'NL', city: 'Zwolle' },
  { form: 'SAS', ending: 'fr', country: 'FR', city: 'Nantes' },
  { form: 'Oy', ending: 'fi', country: 'FI', city: 'Oulu' },
  { form: 'S.p.A.', ending: 'it', country: 'IT', city: 'Parma' },
  { form: 'Pty Ltd', ending: 'com.au', country: 'AU', city: 'Hobart' },
  { form: 'Group', ending: 'com', country: 'IE', city: 'Cork' },
] as const;

export interface Organisation {
  readonly name: string;
  /** Custom domain, used in the addresses of its people. */
  readonly mailDomain: string;
  /** The domain every tenant is born with. */
  readonly initialDomain: string;
  readonly country: string;
  readonly city: string;
}

const CYCLE = STEMS.length * TRADES.length;

/** Organisation number `index` of a world; `shift` (from the seed) says where its list begins. */
export function organisation(index: number, shift: number): Organisation {
  const at = (index + shift) % CYCLE;
  const round = Math.floor(at / STEMS.length);
  const stem = STEMS[at % STEMS.length] ?? '';
  // 261 rounds on is 9 trades on, and 9 and 28 share no divisor: a stem meets each trade once.
  const trade = TRADES[(at * 5 + round * 11) % TRADES.length] ?? '';
  const place = PLACES[(at * 7 + round * 3) % PLACES.length] ?? PLACES[0];
  const wing = index < CYCLE ? '' : ` ${Math.floor(index / CYCLE) + 1}`;
  const slug = `${stem}${trade}${wing}`.toLowerCase().replace(/[^a-z0-9]/g, '');
  return {
    name: `${stem} ${trade}${wing} ${place.form}`,
    mailDomain: `${slug}.${place.ending}`,
    initialDomain: `${slug}.onmicrosoft.com`,
    country: place.country,
    city: place.city,
  };
}

const GIVEN = words(`
  Ada, Björn, Chiara, Dagmar, Eamon, Fatima, Gustav, Hanna, Ivo, Jolanta, Kwame, Leïla,
  Marek, Noor, Oskar, Priya, Quentin, Rosa, Soren, Tomoko, Uma, Viktor, Wanda, Ximena, Yusuf,
  Zoë, Aisling, Bogdan, Carmen, Dmitri, Elif, Finn, Greta
`);

const FAMILY = words(`
  Abara, Bergström, Castellanos, Dubois, Eriksen, Farouk, Gallagher, Haapala, Ito, Jankowski,
  Kaya, Lindqvist, Moreau, Nwosu, Okafor, Petrov, Quiroga, Rahman, Schneider, Tanaka, Ueland,
  Vasquez, Whitfield, Xu, Yilmaz, Zielinski, O'Brien
`);

export interface Person {
  readonly name: string;
  /** Local part of the address, plain ASCII. */
  readonly alias: string;
}

export function person(draws: Draws): Person {
  const given = draws.pick(GIVEN);
  const family = draws.pick(FAMILY);
  return { name: `${given} ${family}`, alias: `${plain(given)}.${plain(family)}` };
}

/** Letters without their marks, lower case. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}
