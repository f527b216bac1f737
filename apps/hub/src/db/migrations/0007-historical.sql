-- Whether a batch counts as old material can be said again by the body that sent it; each change is an act of its own.
grant update (historical) on report to :app;
