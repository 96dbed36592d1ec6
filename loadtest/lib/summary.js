// The end of a run for a person: did everything hold that must, and what did it come to. Printed; with SUMMARY=FILE also
// written as Markdown (loadtest/run RECORD=1 puts it into RESULTS.md), with JSON=FILE in k6's own words.

// `labels`: a sentence for each metric that has a threshold; `told`: [metric, sentence] of what is only told.
export function summary({ name, profile, labels, told = [] }) {
  return (data) => {
    const rules = thresholds(data, labels);
    const figures = told.concat(HTTP).map(([metric, label]) => [label, figure(data.metrics[metric])]);
    const run = { name, profile, seconds: data.state.testRunDurationMs / 1000, rules, figures };
    const files = { stdout: text(run) };
    if (__ENV.SUMMARY) files[__ENV.SUMMARY] = markdown(run);
    if (__ENV.JSON) files[__ENV.JSON] = JSON.stringify(data, null, 2);
    return files;
  };
}

const HTTP = [
  ['http_reqs', 'requests'],
  ['http_req_duration', 'request time'],
  ['dropped_iterations', 'people for whom the load generator was too small'],
];

// Every threshold of the run, in the order of `labels`: {ok, label, wanted, found}. Those that did not hold come first.
function thresholds(data, labels) {
  const rules = [];
  for (const metric of Object.keys(labels).filter((name) => data.metrics[name])) {
    const { thresholds: wanted, values, contains } = data.metrics[metric];
    for (const [expression, { ok }] of Object.entries(wanted || {})) {
      const [, what, sign, limit] = expression.match(/^(.+?)\s*(==|!=|<=|>=|<|>)\s*(.+)$/) || [];
      const found = values[what] === undefined ? 'nothing' : amount(values[what], what, contains);
      rules.push({ ok, label: labels[metric], wanted: `${sign} ${amount(Number(limit), what, contains)}`, found });
    }
  }
  return rules.sort((one, other) => Number(one.ok) - Number(other.ok));
}

function amount(value, what, contains) {
  if (what === 'rate') return `${(value * 100).toFixed(value === 0 ? 0 : 2)} %`;
  if (contains === 'time') return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
  if (Number.isInteger(value)) return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ' ');
  return value.toFixed(2);
}

function figure(metric) {
  if (metric === undefined) return '0';
  const { type, contains, values } = metric;
  if (type === 'counter') return `${amount(values.count)} (${values.rate.toFixed(1)} a second)`;
  if (type === 'rate') return amount(values.rate, 'rate');
  if (type === 'gauge') return amount(values.value, 'value', contains);
  return ['med', 'p(90)', 'p(99)', 'max'].map((name) => `${name} ${amount(values[name], name, contains)}`).join(', ');
}

function text({ name, profile, seconds, rules, figures }) {
  const failed = rules.filter(({ ok }) => !ok).length;
  const verdict = failed === 0 ? 'PASSED' : `FAILED: ${failed} of ${rules.length} did not hold`;
  const wide = Math.max(...rules.map(({ label }) => label.length), ...figures.map(([label]) => label.length));
  const lines = [`\n${name}, ${profile}, ${seconds.toFixed(0)} s: ${verdict}\n`, '  what must hold'];
  for (const { ok, label, wanted, found } of rules) {
    lines.push(`    ${ok ? '✓' : '✗'} ${label.padEnd(wide)}  ${found}  (wanted ${wanted})`);
  }
  lines.push('  what it came to');
  for (const [label, found] of figures) lines.push(`      ${label.padEnd(wide)}  ${found}`);
  return `${lines.join('\n')}\n\n`;
}

function markdown({ name, profile, seconds, rules, figures }) {
  const failed = rules.filter(({ ok }) => !ok).length;
  const verdict = failed === 0 ? 'passed' : `**failed: ${failed} of ${rules.length} did not hold**`;
  const lines = [`${name}, ${profile} profile, ${seconds.toFixed(0)} s: ${verdict}.`, '', '| what must hold | wanted | found |', '|---|--:|--:|'];
  for (const { ok, label, wanted, found } of rules) lines.push(`| ${ok ? '' : '**failed** '}${label} | ${wanted} | ${found} |`);
  lines.push('', '| what it came to | |', '|---|---|');
  for (const [label, found] of figures) lines.push(`| ${label} | ${found} |`);
  return `${lines.join('\n')}\n`;
}
