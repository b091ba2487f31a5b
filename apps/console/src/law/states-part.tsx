import { useWords } from '../words/language.ts';
import type { Procedure } from './law-reads.ts';
import { ScrollBox } from '../parts/scroll-box.tsx';

type State = Procedure['states'][number];

/** Where a fact leads from a state: one state, or several by its content. */
const targetsOf = (state: State, fact: string): readonly string[] => {
  const to = state.table[fact];
  if (to === undefined) return [];
  return [...new Set(typeof to === 'string' ? [to] : Object.values(to))];
};

/** Every state with the facts that it admits and the states that they lead to. */
export const StatesPart = ({ procedure }: { readonly procedure: Procedure }) => {
  const { words, text } = useWords();
  const { procedure: own } = words.law;
  const states = new Map(procedure.states.map((one) => [one.id, one.label]));
  const facts = new Map(procedure.facts.map((one) => [one.type, one.label]));
  const stateName = (id: string): string => {
    const label = states.get(id);
    return label === undefined ? id : text(label);
  };
  const factName = (type: string): string => {
    const label = facts.get(type);
    return label === undefined ? type : text(label);
  };
  return (
    <ScrollBox>
      <table className="figure-list law-table">
        <thead>
          <tr>
            <th scope="col">{own.state}</th>
            <th scope="col">{own.admits}</th>
          </tr>
        </thead>
        <tbody>
          {procedure.states.map((state) => (
            <tr key={state.id} id={`state-${state.id}`}>
              <th scope="row">{text(state.label)}</th>
              <td>
                {state.admits.length === 0 && <span className="quiet">{own.noneAdmitted}</span>}
                <ul className="admitted">
                  {state.admits.map((fact) => {
                    const targets = targetsOf(state, fact);
                    const moves = targets.filter((to) => to !== state.id);
                    return (
                      <li key={fact} data-moves={moves.length > 0}>
                        {factName(fact)}
                        {moves.length > 0 && (
                          <span className="quiet">
                            {' → '}
                            {targets.map(stateName).join(' / ')}
                          </span>
                        )}
                      </li>
                    );
                  })}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
};
