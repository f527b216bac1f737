/**
 * Words that names shorten: `Univ` and `University` are one word. Only abbreviations that stand for one word alone in names
 * of organisations; whatever could be two (`Med`: medical, Mediterranean) takes the one that registers are full of.
 */

const FULL: ReadonlyMap<string, string> = new Map(
  (
    "univ=university uni=university hosp=hospital hosps=hospital dept=department natl=national nat'l=national intl=international " +
    "int'l=international assn=association assoc=associates assocs=associates ctr=center cntr=center centre=center ctrs=centers " +
    "centres=centers svc=service svcs=services serv=services mgmt=management mgt=management grp=group st=saint ste=sainte " +
    "mt=mount ft=fort inst=institute tech=technology techs=technologies mfg=manufacturing mfr=manufacturer govt=government " +
    "gov't=government comm=community cmty=community commn=commission admin=administration adm=administration auth=authority " +
    "bd=board brd=board bldg=building bros=brothers cnty=county cty=county dist=district div=division ed=education educ=education " +
    "elec=electric eng=engineering engrg=engineering ent=enterprises ents=enterprises fed=federal fin=financial finl=financial " +
    "fdn=foundation found=foundation gen=general hlth=health hlthcare=healthcare ins=insurance lab=laboratory labs=laboratories " +
    "lib=library mem=memorial meml=memorial med=medical ofc=office org=organization organisation=organization phys=physicians " +
    "pharm=pharmacy prod=products prods=products prof=professional rehab=rehabilitation res=research sch=school schs=schools " +
    "sci=science sys=systems soc=society tele=telephone telecom=telecommunications trans=transportation transp=transportation " +
    "util=utility utils=utilities vet=veterinary acad=academy amer=american am=american calif=california cal=california " +
    "penn=pennsylvania mass=massachusetts conn=connecticut wash=washington orthopaedic=orthopedic orthopaedics=orthopedics " +
    "orthopaedists=orthopedists paediatric=pediatric paediatrics=pediatrics anaesthesia=anesthesia labour=labor defence=defense " +
    "no=number acct=accounting acctg=accounting advtg=advertising bk=bank cu=creditunion coll=college commun=communications " +
    "commns=communications constr=construction coop=cooperative corps=corps dev=development distrib=distribution " +
    "equip=equipment exch=exchange gyn=gynecology obgyn=obgyn hqs=headquarters hq=headquarters ind=industries inds=industries " +
    "info=information inv=investment invs=investments mkt=market mktg=marketing mun=municipal opt=optical pub=public " +
    "rr=railroad ry=railway sav=savings sec=security secs=securities surg=surgery twp=township vlg=village n=north s=south"
  )
    .split(" ")
    .map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)] as const)
    // one-letter and two-letter abbreviations are initials far more often than compass points or railroads
    .filter(([short]) => short.length > 2 || short === "st" || short === "mt" || short === "ft"),
);

/** The whole word for an abbreviation, else the word. Lower case in and out. */
export function unabbreviated(word: string): string {
  return FULL.get(word) ?? word;
}
