// What Grafana takes for a dashboard of ours: its own types, read as JSON, with the kinds of panels that we use.

import type * as grafana from '@grafana/schema';
import type { Options as BarGauge } from '@grafana/schema/dist/esm/raw/composable/bargauge/panelcfg/x/BarGaugePanelCfg_types.gen';
import type { Options as Stat } from '@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen';
import type { Options as TimeSeries } from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';

// In JSON the words of an enumeration are texts.
type Json<T> = T extends string
  ? string extends T ? string : `${T}`
  : T extends number | boolean | null | undefined ? T
  : T extends (infer Item)[] ? Json<Item>[]
  : T extends object ? { [Key in keyof T]: Json<T[Key]> } : T;

// Without the "and whatever else", which would let a misspelt key through.
type Known<T> = { [Key in keyof T as string extends Key ? never : Key]: T[Key] };

type Source = { type: 'prometheus'; uid: string };
// Of the plug-in for Prometheus, whose types are not in the package.
type Target = { refId: string; datasource: Source; expr: string; legendFormat: string; instant?: boolean };
type Alerts = Known<Json<grafana.AnnotationQuery>> & { expr: string; titleFormat: string; step: string };
type Variable = Known<Json<grafana.VariableModel>> & { definition?: string };

type Field<Custom> = Omit<Known<Json<grafana.FieldConfig>>, 'custom'> & { custom?: Json<Custom> };
type Panel<Kind, Options, Custom> = Omit<
  Known<Json<grafana.Panel>>,
  'type' | 'options' | 'fieldConfig' | 'targets' | 'datasource'
> & {
  type: Kind;
  datasource: Source;
  targets: Target[];
  options: Partial<Json<Options>>;
  fieldConfig: { defaults: Field<Custom>; overrides: [] };
};
type Nothing = Record<string, never>;

export type Dashboard = Omit<Known<Json<grafana.Dashboard>>, 'panels' | 'annotations' | 'templating'> & {
  annotations: { list: Alerts[] };
  templating: { list: Variable[] };
  panels: (
    | (Json<grafana.RowPanel> & { type: 'row' })
    | Panel<'timeseries', TimeSeries, grafana.GraphFieldConfig>
    | Panel<'stat', Stat, Nothing>
    | Panel<'bargauge', BarGauge, Nothing>
  )[];
};
