import { namedRules } from "../rule";
import { cite } from "../../sources";

const uploadRules = cite("text-generation-tuning-data-upload-rules");

/** Rules about what rows say of media. */
export const mediaRules = namedRules({
  "media-beside": {
    severity: "error",
    shows: "place",
    says: 'is not read: name the picture where it belongs, in a part of a message: {"image": "photo.jpg"}',
    source: "our choice: the model would learn to answer without what it is asked about",
  },
  "image-url": {
    severity: "error",
    shows: "place",
    says: 'is OpenAI\'s form, and only what lies in the set is read: write {"image": "photo.jpg"}',
    source: uploadRules,
  },
  "part-both": {
    severity: "warning",
    shows: "place",
    says: "holds a text beside what it shows, which the samples never do: write two parts",
    source: uploadRules,
  },
  "medium-name": {
    severity: "error",
    shows: "value",
    says: "it takes the name of a file in the set",
    source: "our choice: the samples of every kind of set",
  },
  "frame-rate": {
    severity: "error",
    shows: "value",
    says: "pictures in a second are a number from 0.1 to 10",
    source: uploadRules,
  },
  "member-missing": {
    severity: "error",
    shows: "absence",
    says: "every row of this format has it",
    source: "our choice: the samples of every kind of set",
  },
  "target-missing": {
    severity: "warning",
    shows: "absence",
    says: "only rows of a set for validation go without what is to be learnt",
    source: "our choice: the samples of every kind of set",
  },
  "member-text": {
    severity: "error",
    shows: "value",
    says: "it takes a text that says something",
    source: "our choice: the samples of every kind of set",
  },
  "medium-outside": {
    severity: "error",
    shows: "value",
    says: "only files in the set are read; put it beside the rows, and name it by its place there",
    source: "our choice: a set holds all that it names",
  },
  "medium-path": {
    severity: "error",
    shows: "value",
    says: "rows of this format name the file alone, in whichever folder it lies",
    source: uploadRules,
  },
  "medium-missing": {
    severity: "error",
    shows: "value",
    says: "there is no such file in the set",
    source: "our choice: a set holds all that it names",
  },
  "medium-kind": {
    severity: "error",
    shows: "value",
    says: "its first bytes say otherwise",
    source: "our choice: what is not read cannot be learnt",
  },
  "medium-unused": {
    severity: "warning",
    shows: "place",
    says: "no row names them",
    source: "our choice: mostly a mistake of the preparation",
  },
  "targets-mixed": {
    severity: "error",
    shows: "place",
    says: "some rows have what is to be learnt and others have not: rows for validation go into a set of their own",
    source: "our choice: the samples of every kind of set",
  },
});
