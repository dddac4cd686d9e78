(function(){
"use strict";
var d=document,words=d.body.dataset,vi=d.documentElement.lang==="vi";
function bare(s){return s.normalize("NFD").replace(/[\u0300-\u036f]/g,"").replace(/[đĐ]/g,"d").toLowerCase().replace(/[^a-z0-9]+/g," ").trim();}
function held(id){var e=d.getElementById(id);return e?JSON.parse(e.textContent):null;}
function make(tag,text){var e=d.createElement(tag);if(text)e.textContent=text;return e;}
function number(s){var t=s.trim().replace(/−/g,"-");t=vi?t.replace(/\./g,"").replace(",","."):t.replace(/,/g,"");var n=parseFloat(t);return isNaN(n)?null:n;}
// How well a name fits what was typed: 0 is exactly so, with all its marks; nothing: not at all.
function fit(name,typed){
var n=name.normalize("NFC").toLowerCase(),t=typed.normalize("NFC").toLowerCase().trim(),a=bare(name),b=bare(typed);
if(n===t)return 0;if((" "+n+" ").indexOf(" "+t+" ")>=0)return 1;if((" "+n).indexOf(" "+t)>=0)return 2;
if(!b)return -1;if(a===b)return 3;if((" "+a+" ").indexOf(" "+b+" ")>=0)return 4;if((" "+a).indexOf(" "+b)>=0)return 5;return a.indexOf(b)>=0?6:-1;}
var find=d.getElementById("find"),units=held("units");
if(find&&units){
find.hidden=false;
var box=find.querySelector("input"),list=d.getElementById("found"),told=d.getElementById("told");
var show=function(){
list.textContent="";
if(!box.value.trim()){told.textContent="";return;}
var hits=[];
units.names.forEach(function(u,i){var f=fit(u[0],box.value);if(f>=0)hits.push([f,i]);});
hits.sort(function(x,y){return x[0]-y[0]||x[1]-y[1];});
told.textContent=hits.length?words.found+": "+hits.length:words.none;
hits.slice(0,12).forEach(function(h){var u=units.names[h[1]],li=make("li"),a=make("a",u[0]+" "),b=units.blocks[u[2]];
a.href=b[1]+u[1]+".html";a.appendChild(make("small",b[0]));li.appendChild(a);list.appendChild(li);});};
box.addEventListener("input",show);
find.addEventListener("submit",function(e){e.preventDefault();var a=list.querySelector("a");if(a)location.href=a.href;});
show();}
d.querySelectorAll("table[data-tools]").forEach(function(table){
var body=table.tBodies[0],rows=Array.prototype.slice.call(body.rows),heads=table.tHead.rows[0].cells;
Array.prototype.forEach.call(heads,function(th,i){
var b=make("button",th.textContent);b.type="button";b.title=words.sort+" "+th.textContent;th.textContent="";th.appendChild(b);
b.addEventListener("click",function(){
var up=th.getAttribute("aria-sort")!=="ascending",numeric=th.className==="n";
Array.prototype.forEach.call(heads,function(o){o.removeAttribute("aria-sort");});
th.setAttribute("aria-sort",up?"ascending":"descending");
rows.slice().sort(function(x,y){
var p=x.cells[i].textContent,q=y.cells[i].textContent,c;
if(numeric){p=number(p);q=number(q);if(p===null||q===null)return (p===null)-(q===null);c=p-q;}
else c=p.localeCompare(q,d.documentElement.lang);
return (up?c:-c)||rows.indexOf(x)-rows.indexOf(y);}).forEach(function(r){body.appendChild(r);});});});
if(rows.length>5&&/filter/.test(table.dataset.tools)){
var p=make("p"),label=make("label",words.filter),input=make("input");
input.type="search";input.id="f-"+table.id;label.htmlFor=input.id;p.className="tool";p.appendChild(label);p.appendChild(input);
table.parentNode.parentNode.insertBefore(p,table.parentNode);
input.addEventListener("input",function(){rows.forEach(function(r){var no=input.value.trim()&&fit(r.textContent.replace(/\s+/g," "),input.value)<0;r.className=(r.className.replace(/ ?none/,"")+(no?" none":"")).trim();});});}});
var both=held("compared"),form=d.getElementById("compare");
if(both&&form){
form.hidden=false;
var pick=form.querySelectorAll("select"),out=d.getElementById("beside");
both.units.forEach(function(u){[0,1].forEach(function(k){var o=make("option",u[0]);o.value=u[1];pick[k].appendChild(o);});});
pick[1].selectedIndex=both.units.length>1?1:0;
var wanted=location.hash.slice(1);
both.units.forEach(function(u,i){if(u[1]===wanted){pick[0].selectedIndex=i;pick[1].selectedIndex=i?0:Math.min(1,both.units.length-1);}});
var digits=function(s){var m=/[.,](\d+)$/.exec(s);return m?m[1].length:0;};
var draw=function(){
var a=both.units[pick[0].selectedIndex],b=both.units[pick[1].selectedIndex],t=out.tBodies[0];
out.tHead.rows[0].cells[1].textContent=a[0];out.tHead.rows[0].cells[2].textContent=b[0];
t.textContent="";
both.rows.forEach(function(name,i){
var tr=make("tr"),th=make("th",name),p=number(a[2][i]),q=number(b[2][i]),n=Math.max(digits(a[2][i]),digits(b[2][i])),c="–";
if(p!==null&&q!==null&&both.differ[i]){c=(p-q).toFixed(n);if(+c===0)c=c.replace("-","");if(vi)c=c.replace(".",",");c=c.replace("-","−");if(p-q>0)c="+"+c;}
th.scope="row";tr.appendChild(th);[a[2][i],b[2][i],c].forEach(function(v){var td=make("td",v);td.className="n";tr.appendChild(td);});
t.appendChild(tr);});};
pick[0].addEventListener("change",draw);pick[1].addEventListener("change",draw);draw();}
var print=d.getElementById("print");
if(print){print.hidden=false;print.addEventListener("click",function(){window.print();});}
})();
