// The process that solves one assignment of judges and ends: forked by src/modules/judging/assignment/assign.ts.
import { serveOneProblem } from '../modules/judging/assignment/solver-process.ts';

serveOneProblem();
